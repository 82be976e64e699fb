export const points: number = "four";
