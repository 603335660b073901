export const topicLimits = {
    displayName: {
        admits: (value: unknown) => typeof value === "string" && value.length <= 100,
        allows: "SNS allows 100 characters",
        fix: "choose a shorter name",
    },
};
