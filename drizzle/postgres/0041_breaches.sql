CREATE TABLE "breach" (
	"id" text PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"noted_at" timestamp (3) with time zone NOT NULL,
	"events" bigint NOT NULL,
	"work" text DEFAULT 'no' NOT NULL,
	"lane" text DEFAULT '' NOT NULL,
	"sequence" bigint DEFAULT 0 NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"row_tag" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "breach_event" (
	"id" text PRIMARY KEY NOT NULL,
	"breach_id" text NOT NULL,
	"sequence" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"what" text NOT NULL,
	"by_id" text NOT NULL,
	"content_sealed" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "breach_person" (
	"breach_id" text NOT NULL,
	"subject_id" text NOT NULL,
	"told_at" timestamp (3) with time zone,
	"how" text,
	CONSTRAINT "breach_person_breach_id_subject_id_pk" PRIMARY KEY("breach_id","subject_id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "breach_number" ON "breach" USING btree ("number");--> statement-breakpoint
CREATE INDEX "breach_work" ON "breach" USING btree ("work");--> statement-breakpoint
CREATE UNIQUE INDEX "breach_event_of" ON "breach_event" USING btree ("breach_id","sequence");--> statement-breakpoint
CREATE INDEX "breach_person_left" ON "breach_person" USING btree ("breach_id","told_at","subject_id");--> statement-breakpoint
CREATE INDEX "breach_person_subject" ON "breach_person" USING btree ("subject_id");