CREATE TABLE "key_proof" (
	"name" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
