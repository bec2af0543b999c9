ALTER TABLE "api_client" ADD COLUMN "old_jwks" jsonb;--> statement-breakpoint
ALTER TABLE "api_client" ADD COLUMN "old_jwks_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "api_client" ADD COLUMN "last_used_on" text;