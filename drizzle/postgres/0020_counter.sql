CREATE TABLE "staff_alarm" (
	"id" text PRIMARY KEY NOT NULL,
	"ura" text NOT NULL,
	"member_id" text NOT NULL,
	"kind" text NOT NULL,
	"day" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"count" bigint NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"answered_by" text,
	"answer_sealed" text
);
--> statement-breakpoint
CREATE TABLE "visit" (
	"id" text PRIMARY KEY NOT NULL,
	"member_id" text NOT NULL,
	"ura" text NOT NULL,
	"on_behalf_of" text,
	"subject_id" text,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"content_sealed" text NOT NULL,
	"row_tag" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "staff_alarm_of" ON "staff_alarm" USING btree ("member_id","ura","kind","day");--> statement-breakpoint
CREATE INDEX "staff_alarm_ura" ON "staff_alarm" USING btree ("ura","at");--> statement-breakpoint
CREATE INDEX "visit_member" ON "visit" USING btree ("member_id","opened_at");--> statement-breakpoint
CREATE INDEX "visit_ura" ON "visit" USING btree ("ura","opened_at");--> statement-breakpoint
CREATE INDEX "visit_opened" ON "visit" USING btree ("opened_at");