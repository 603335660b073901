/** An address of SQS or SNS that is reached without TLS, or whose name is not the one of today. */
export interface InsecureEndpoint {
    /** Without what might be secret in it: scheme and host. */
    address: string;
    /** Over TLS, but under an old name. */
    legacy: boolean;
}

const SERVICE_HOST =
    /(?:^|[.-])(?:sqs|sns)(?:-fips)?[.][a-z0-9.-]*(?:amazonaws\.com(?:\.cn)?|api\.aws|api\.amazonwebservices\.com\.cn|vpce\.amazonaws\.com)$/;
const LEGACY_HOST = /^(?:[a-z0-9-]+\.)?queue\.amazonaws\.com(?:\.cn)?$/;

/** The addresses of SQS and SNS in a text, be it one URL or a script, that are not safe to call. */
export function insecureEndpointsIn(text: string): InsecureEndpoint[] {
    const found = [...text.matchAll(/\b(https?):\/\/(?:[^\s/@"']{0,200}@)?([a-z0-9.-]{1,253})/gi)];
    return found.flatMap(([, scheme, name]): InsecureEndpoint[] => {
        const host = name!.toLowerCase();
        const legacy = LEGACY_HOST.test(host);
        if (!legacy && !SERVICE_HOST.test(host)) return [];
        const address = `${scheme!.toLowerCase()}://${host}`;
        if (scheme!.toLowerCase() === "http") return [{ address, legacy: false }];
        return legacy ? [{ address, legacy: true }] : [];
    });
}

/** Whether the address of an endpoint goes without TLS to another machine. */
export function leavesInClear(url: string): boolean {
    const host = /^\s*http:\/\/(?:[^\s/@]*@)?(\[[^\]]*\]|[^\s/:?#]*)/i.exec(url)?.[1];
    return host !== undefined && !/^(?:localhost|.*\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i.test(host);
}
