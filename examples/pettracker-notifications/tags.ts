/** Of everything here. Owners of pets and the health of these are personal data. */
export const tags = { Application: "PetTracker", DataClassification: "pii" };
