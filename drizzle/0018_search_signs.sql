DROP INDEX "position_search";--> statement-breakpoint
DROP INDEX "statement_search";--> statement-breakpoint
ALTER TABLE "article_version" drop column "search";--> statement-breakpoint
ALTER TABLE "article_version" ADD COLUMN "search" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector(case when language = 'en' then 'english'::regconfig else 'simple'::regconfig end, regexp_replace(case when language ~ '^(zh|ja|th|lo|km|my)' then regexp_replace(title, '([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])', ' \1 ', 'g') else title end, '[“”„‟«»‹›‘’‚‛–—―‐‑…·•。、，．！？：；（）【】《》「」『』،؛؟۔¿¡§   　]', ' ', 'g')), 'A') || setweight(to_tsvector(case when language = 'en' then 'english'::regconfig else 'simple'::regconfig end, regexp_replace(case when language ~ '^(zh|ja|th|lo|km|my)' then regexp_replace(left(text, 250000), '([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])', ' \1 ', 'g') else left(text, 250000) end, '[“”„‟«»‹›‘’‚‛–—―‐‑…·•。、，．！？：；（）【】《》「」『』،؛؟۔¿¡§   　]', ' ', 'g')), 'B')) STORED;--> statement-breakpoint
CREATE INDEX "position_search" ON "position" USING gin (to_tsvector('english', regexp_replace(summary, '[“”„‟«»‹›‘’‚‛–—―‐‑…·•。、，．！？：；（）【】《》「」『』،؛؟۔¿¡§   　]', ' ', 'g')));--> statement-breakpoint
CREATE INDEX "statement_search" ON "statement" USING gin (to_tsvector('english', regexp_replace(quote, '[“”„‟«»‹›‘’‚‛–—―‐‑…·•。、，．！？：；（）【】《》「」『』،؛؟۔¿¡§   　]', ' ', 'g')));--> statement-breakpoint
-- The index went with the column.
CREATE INDEX "article_version_search" ON "article_version" USING gin ("search");
