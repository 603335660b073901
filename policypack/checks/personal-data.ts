import { type Text } from "../../iam";

const MAIL = /[^\s@<>:,;]+@[^\s@<>:,;]+\.[a-z]{2,}/i;

/** In the international form, or with the separators that people write; dates, versions and account ids are none. */
const PHONE = [
    /(?<![\w+])\+\d[\d ().-]{6,16}\d(?!\w)/,
    /(?<![\w.-])(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\w.-])/,
];

/** What kind of personal data a text holds. The text itself is not repeated: a message must not spread it. */
export function personalData(text: Text | undefined): string | undefined {
    if (typeof text !== "string") return undefined;
    if (text.includes("@") && MAIL.test(text)) return "a mail address";
    return PHONE.some((pattern) => pattern.test(text)) ? "a phone number" : undefined;
}
