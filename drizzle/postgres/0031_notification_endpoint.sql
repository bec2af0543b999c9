CREATE TABLE "notification_endpoint" (
	"ura" text PRIMARY KEY NOT NULL,
	"address" text,
	"proven_at" timestamp (3) with time zone,
	"asked_address" text,
	"proof_id" text,
	"asked_at" timestamp (3) with time zone,
	"failures" bigint DEFAULT 0 NOT NULL,
	"paused_at" timestamp (3) with time zone
);
