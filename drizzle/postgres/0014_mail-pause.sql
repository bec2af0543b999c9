CREATE TABLE "mail_pause" (
	"id" text PRIMARY KEY NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"reason" text NOT NULL,
	"probes" bigint NOT NULL,
	"probe_at" timestamp (3) with time zone NOT NULL
);
