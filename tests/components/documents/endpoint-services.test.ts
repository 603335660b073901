import { deepStrictEqual, strictEqual } from "node:assert";

import { EndpointService, endpointServiceName } from "../../../components/documents/endpoint-services";

const place = {
    partition: "aws",
    region: "eu-west-1",
    accountId: "111122223333",
    dnsSuffix: "amazonaws.com",
};

describe("the name of an endpoint", () => {
    const services = Object.values(EndpointService);
    const prefixesIn = (region: string) => {
        const names = services.map((service) => [
            service,
            endpointServiceName({ ...place, region }, service),
        ]);
        const end = (service: string) => `.${region}.${service}`;
        const odd = names.filter(([service, name]) => name !== `com.amazonaws${end(service!)}`);
        return Object.fromEntries(odd.map(([service, name]) => [service, name!.replace(end(service!), "")]));
    };
    const all = (prefix: string, ...names: string[]) =>
        Object.fromEntries(names.map((name) => [name, prefix]));
    const images = ["ecr.api", "ecr.dkr"];
    const exceptions: Record<string, object> = {
        "eu-west-1": {},
        "us-gov-west-1": {},
        "cn-north-1": all("cn.com.amazonaws", "sqs", "sts", ...images, "monitoring", "lambda"),
        "cn-northwest-1": all("cn.com.amazonaws", "sqs", "sts", ...images, "monitoring", "lambda"),
        "eusc-de-east-1": all("eu.amazonaws", ...images),
        "us-iso-east-1": all("gov.ic.c2s", "sqs", "sns", ...images),
        "us-iso-west-1": all("gov.ic.c2s", "sqs", "sns", ...images, "monitoring"),
        "us-isob-east-1": all("gov.sgov.sc2s", "sqs", "sns", ...images),
        "us-isob-west-1": all("gov.sgov.sc2s", ...images),
        "us-isof-south-1": all("gov.ic.hci.csp", ...images),
        "eu-isoe-west-1": all("uk.adc-e.cloud", ...images),
    };
    for (const [region, odd] of Object.entries(exceptions))
        it(`in ${region} begins with com.amazonaws but for ${Object.keys(odd).join(", ") || "nothing"}`, () => {
            deepStrictEqual(prefixesIn(region), odd);
        });

    it("is whole", () => {
        const names = ["eu-west-1", "cn-north-1", "us-gov-west-1", "eusc-de-east-1"].map((there) => [
            endpointServiceName({ ...place, region: there }, EndpointService.Sqs),
            endpointServiceName({ ...place, region: there }, EndpointService.Sns),
        ]);
        deepStrictEqual(names, [
            ["com.amazonaws.eu-west-1.sqs", "com.amazonaws.eu-west-1.sns"],
            ["cn.com.amazonaws.cn-north-1.sqs", "com.amazonaws.cn-north-1.sns"],
            ["com.amazonaws.us-gov-west-1.sqs", "com.amazonaws.us-gov-west-1.sns"],
            ["com.amazonaws.eusc-de-east-1.sqs", "com.amazonaws.eusc-de-east-1.sns"],
        ]);
    });

    it("ends in -fips for FIPS 140", () => {
        const fips = (service: EndpointService) =>
            endpointServiceName({ ...place, region: "us-gov-west-1" }, service, true);
        strictEqual(fips(EndpointService.Sqs), "com.amazonaws.us-gov-west-1.sqs-fips");
        strictEqual(fips(EndpointService.Kms), "com.amazonaws.us-gov-west-1.kms-fips");
    });
});
