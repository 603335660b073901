import { deepStrictEqual } from "node:assert";

import { accountTrust, permissionSetTrust } from "../../../components/documents/principal-trust";

const principalArns = ["arn:aws:iam::444455556666:role/partner"];

describe("the trust in roles of another account", () => {
    const trusted = (Condition: object) => [
        {
            Effect: "Allow",
            Principal: { AWS: principalArns },
            Action: "sts:AssumeRole",
            Condition: { StringEquals: Condition },
        },
    ];

    it("asks for the external id, the organisation, or both", () => {
        const id = { "sts:ExternalId": "agreed-1234" };
        const organization = { "aws:PrincipalOrgID": "o-a1b2c3d4e5" };
        const externalId = "agreed-1234";
        const organizationId = "o-a1b2c3d4e5";
        deepStrictEqual(accountTrust({ principalArns, externalId }), trusted(id));
        deepStrictEqual(accountTrust({ principalArns, organizationId }), trusted(organization));
        deepStrictEqual(
            accountTrust({ principalArns, externalId, organizationId }),
            trusted({ ...id, ...organization }),
        );
    });
});

describe("the trust in a permission set", () => {
    for (const partition of ["aws", "aws-cn", "aws-us-gov", "aws-eusc", "aws-iso"]) {
        it(`names the roles that IAM Identity Center makes for it in ${partition}`, () => {
            const place = { partition, region: "r-1", accountId: "111122223333", dnsSuffix: "amazonaws.com" };
            const roles = `arn:${partition}:iam::111122223333:role/aws-reserved/sso.amazonaws.com/`;
            deepStrictEqual(permissionSetTrust({ place, permissionSetName: "Ops" }), [
                {
                    Effect: "Allow",
                    Principal: { AWS: `arn:${partition}:iam::111122223333:root` },
                    Action: "sts:AssumeRole",
                    Condition: {
                        ArnLike: {
                            "aws:PrincipalArn": [
                                `${roles}AWSReservedSSO_Ops_????????????????`,
                                `${roles}*/AWSReservedSSO_Ops_????????????????`,
                            ],
                        },
                    },
                },
            ]);
        });
    }
});
