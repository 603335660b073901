/** List prices of AWS in US dollars, for us-east-1. Other regions differ; each price names its source. */
export const prices = {
    asOf: "2026-11",
    region: "us-east-1",
    /** A customer-managed key, a month. */
    key: { dollars: 1, source: "https://aws.amazon.com/kms/pricing/" },
    /** Requests of a month that cost nothing, and the price of those beyond. */
    requests: { free: 20_000, dollarsPer10000: 0.03, source: "https://aws.amazon.com/kms/pricing/" },
    /** An interface endpoint, an hour in each subnet; what it saves is the NAT gateway's price for each GB. */
    endpoint: {
        dollarsPerHour: 0.01,
        dollarsPerGb: 0.01,
        source: "https://aws.amazon.com/privatelink/pricing/",
    },
    nat: { dollarsPerHour: 0.045, dollarsPerGb: 0.045, source: "https://aws.amazon.com/vpc/pricing/" },
} as const;
