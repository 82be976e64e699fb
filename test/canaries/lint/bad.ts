export function read(value: any): any {
  return value;
}
