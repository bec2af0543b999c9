CREATE TABLE "consent_block" (
	"subject_id" text PRIMARY KEY NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"by_id" text NOT NULL,
	"row_tag" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consent_code" (
	"code_index" text PRIMARY KEY NOT NULL,
	"subject_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"row_tag" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consent_request" (
	"id" text PRIMARY KEY NOT NULL,
	"ura" text NOT NULL,
	"member_id" text NOT NULL,
	"member_role" text NOT NULL,
	"responsible_id" text,
	"state" text NOT NULL,
	"subject_id" text,
	"code_index" text,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"answer_by" text NOT NULL,
	"purpose" text NOT NULL,
	"asked_until" text NOT NULL,
	"asked_sealed" text NOT NULL,
	"given_sealed" text,
	"ends_on" text,
	"answered_at" timestamp (3) with time zone,
	"answered_by" text,
	"row_tag" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE INDEX "consent_code_subject" ON "consent_code" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "consent_code_expires" ON "consent_code" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "consent_request_at" ON "consent_request" USING btree ("ura","sent_at","id");--> statement-breakpoint
CREATE INDEX "consent_request_of" ON "consent_request" USING btree ("subject_id","sent_at","id");--> statement-breakpoint
CREATE INDEX "consent_request_member" ON "consent_request" USING btree ("member_id","sent_at");--> statement-breakpoint
CREATE INDEX "consent_request_state" ON "consent_request" USING btree ("state","sent_at");--> statement-breakpoint
CREATE INDEX "consent_request_answer_by" ON "consent_request" USING btree ("answer_by");