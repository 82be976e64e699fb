export { MAKE_REPORT, makeReportJob } from "./make-report.ts";
export { cancelOrder } from "./operations/cancel-order.ts";
export { orderReport } from "./operations/order-report.ts";
export { findOrder, listOrders, type ShownOrder } from "./queries.ts";
export { startReportMaker } from "./report-maker.ts";
export { reportOrder } from "./tables.ts";
