-- Proves from the tables that no item is lost, doubled or out of order, independently of what wrote them.
-- No parameters; reads bundles, items, lots and jobs whole in one snapshot; locks nothing; one row:
-- bundles, items, and for each of the three faults how many items show it and a few examples.
WITH accepted AS MATERIALIZED (
    -- Every acceptance: a row of an answered lot that no send-back names.
    SELECT li.municipality, li.item_id, li.attempt, l.made_at, l.acknowledged_at
    FROM hitomado.lot_item AS li
    JOIN hitomado.lot AS l ON l.municipality = li.municipality AND l.lot_id = li.lot_id
    WHERE l.state = 'acknowledged' AND NOT EXISTS (
        SELECT
        FROM hitomado.send_back AS s
        WHERE s.municipality = li.municipality AND s.item_id = li.item_id AND s.attempt = li.attempt
    )
), queued AS MATERIALIZED (
    SELECT municipality, kind, subject, attempt FROM hitomado.job
    UNION ALL
    SELECT municipality, kind, subject, attempt FROM hitomado.job_scheduled
), unmet AS MATERIALIZED (
    SELECT i.municipality, i.item_id, count(*) FILTER (WHERE p.state IS DISTINCT FROM 'done') AS count,
        bool_or(p.state IN ('sent-back', 'blocked')) AS is_stopped
    FROM hitomado.item_after AS a
    JOIN hitomado.item AS i ON i.municipality = a.municipality AND i.item_id = a.item_id
    LEFT JOIN hitomado.item AS p ON p.municipality = a.municipality AND p.item_id = a.after_item
    GROUP BY i.municipality, i.item_id
), fault AS (
    -- Lost: on the receipt, but not in the tables.
    SELECT 'lost' AS fault, 'on-receipt-only' AS why, b.municipality, promised.item_id
    FROM hitomado.bundle AS b
    CROSS JOIN LATERAL (
        SELECT substr(entry ->> 'item', 2)::bigint AS item_id
        FROM jsonb_array_elements(b.receipt::jsonb -> 'items') AS entry
    ) AS promised
    LEFT JOIN hitomado.item AS i
        ON i.municipality = b.municipality AND i.item_id = promised.item_id
            AND i.bundle_id = b.bundle_id
    WHERE i.item_id IS NULL
    UNION ALL
    SELECT 'lost', 'without-record', i.municipality, i.item_id
    FROM hitomado.item AS i
    WHERE NOT EXISTS (
        SELECT
        FROM hitomado.item_record AS r
        WHERE r.municipality = i.municipality AND r.item_id = i.item_id AND r.attempt = i.attempt
    )
    UNION ALL
    -- Lost: open, and nothing that would ever move it.
    SELECT 'lost', 'no-way-forward', i.municipality, i.item_id
    FROM hitomado.item AS i
    LEFT JOIN unmet AS u ON u.municipality = i.municipality AND u.item_id = i.item_id
    LEFT JOIN hitomado.lot AS l ON l.municipality = i.municipality AND l.lot_id = i.lot_id
    WHERE NOT CASE i.state
        WHEN 'accepted' THEN coalesce(u.count, 0) > 0 AND coalesce(u.count, 0) = i.waiting_for
        WHEN 'held' THEN num_nonnulls(i.checked_by, i.second_checked_by) < i.checks_needed
            AND coalesce(u.count, 0) = i.waiting_for
        WHEN 'ready' THEN EXISTS (
            SELECT
            FROM queued AS q
            WHERE q.municipality = i.municipality AND q.kind = 1
                AND q.subject = i.item_id AND q.attempt = i.attempt
        )
        WHEN 'in-lot' THEN l.state = 'made' AND EXISTS (
            SELECT
            FROM queued AS q
            WHERE q.municipality = i.municipality AND q.kind = 2 AND q.subject = i.lot_id
        )
        WHEN 'exported' THEN l.state = 'exported'
        WHEN 'sent-back' THEN EXISTS (
            SELECT
            FROM hitomado.send_back AS s
            WHERE s.municipality = i.municipality AND s.item_id = i.item_id
                AND s.attempt = i.attempt AND s.ended_at IS NULL
        )
        WHEN 'blocked' THEN coalesce(u.is_stopped, false)
        ELSE true
    END IS TRUE
    UNION ALL
    SELECT 'lost', 'not-in-its-lot', i.municipality, i.item_id
    FROM hitomado.item AS i
    WHERE (i.state IN ('in-lot', 'exported', 'done') OR i.state = 'sent-back' AND i.lot_id IS NOT NULL)
        AND NOT EXISTS (
        SELECT
        FROM hitomado.lot_item AS li
        WHERE li.municipality = i.municipality AND li.item_id = i.item_id
            AND li.attempt = i.attempt AND li.lot_id = i.lot_id
    )
    UNION ALL
    SELECT 'lost', 'done-without-acceptance', i.municipality, i.item_id
    FROM hitomado.item AS i
    LEFT JOIN accepted AS a
        ON a.municipality = i.municipality AND a.item_id = i.item_id AND a.attempt = i.attempt
    WHERE i.state = 'done' AND a.item_id IS NULL
    UNION ALL
    SELECT 'lost', 'accepted-but-not-done', a.municipality, a.item_id
    FROM accepted AS a
    LEFT JOIN hitomado.item AS i ON i.municipality = a.municipality AND i.item_id = a.item_id
    WHERE i.state IS DISTINCT FROM 'done'
    UNION ALL
    -- Lost: a lot has fewer rows than it was made with; counted by the lot, for its items are unknown.
    SELECT 'lost', 'rows-of-lot', l.municipality, l.lot_id
    FROM hitomado.lot AS l
    LEFT JOIN (
        SELECT municipality, lot_id, count(*) AS count
        FROM hitomado.lot_item
        GROUP BY municipality, lot_id
    ) AS c ON c.municipality = l.municipality AND c.lot_id = l.lot_id
    WHERE l.rows <> coalesce(c.count, 0)
    UNION ALL
    SELECT 'doubled', 'in-two-lots', municipality, item_id
    FROM hitomado.lot_item
    GROUP BY municipality, item_id, attempt
    HAVING count(*) > 1
    UNION ALL
    SELECT 'doubled', 'accepted-twice', municipality, item_id
    FROM accepted
    GROUP BY municipality, item_id
    HAVING count(*) > 1
    UNION ALL
    SELECT 'doubled', 'queued-twice', municipality, subject
    FROM queued
    WHERE kind = 1
    GROUP BY municipality, subject, attempt
    HAVING count(*) > 1
    UNION ALL
    SELECT 'doubled', 'ready-again', i.municipality, i.item_id
    FROM hitomado.item AS i
    JOIN hitomado.lot_item AS li
        ON li.municipality = i.municipality AND li.item_id = i.item_id AND li.attempt = i.attempt
    WHERE i.state IN ('accepted', 'held', 'ready', 'blocked')
    UNION ALL
    SELECT 'doubled', 'filed-twice', i.municipality, i.item_id
    FROM hitomado.item AS i
    JOIN (
        SELECT municipality, bundle_id, procedure, people
        FROM hitomado.item
        GROUP BY municipality, bundle_id, procedure, people
        HAVING count(*) > 1
    ) AS same USING (municipality, bundle_id, procedure, people)
    UNION ALL
    -- Out of order: in a lot before each item that it comes after was accepted.
    SELECT 'out-of-order', 'before-its-prerequisite', li.municipality, li.item_id
    FROM hitomado.lot_item AS li
    JOIN hitomado.lot AS l ON l.municipality = li.municipality AND l.lot_id = li.lot_id
    JOIN hitomado.item_after AS a ON a.municipality = li.municipality AND a.item_id = li.item_id
    LEFT JOIN accepted AS p ON p.municipality = a.municipality AND p.item_id = a.after_item
    WHERE p.acknowledged_at IS NULL OR p.acknowledged_at > l.made_at
    UNION ALL
    SELECT 'out-of-order', 'done-before-its-prerequisite', i.municipality, i.item_id
    FROM hitomado.item AS i
    JOIN unmet AS u ON u.municipality = i.municipality AND u.item_id = i.item_id
    WHERE u.count > 0 AND (
        i.state IN ('ready', 'in-lot', 'exported', 'done')
        OR i.state = 'sent-back' AND i.lot_id IS NOT NULL
    )
), counted AS (
    SELECT fault, count(DISTINCT (municipality, item_id)) AS count,
        (array_agg(why || ' ' || item_id ORDER BY municipality, item_id, why))[1:10] AS examples
    FROM fault
    GROUP BY fault
)
SELECT (SELECT count(*) FROM hitomado.bundle), (SELECT count(*) FROM hitomado.item),
    coalesce((SELECT count FROM counted WHERE fault = 'lost'), 0),
    coalesce((SELECT count FROM counted WHERE fault = 'doubled'), 0),
    coalesce((SELECT count FROM counted WHERE fault = 'out-of-order'), 0),
    ARRAY(SELECT unnest(examples) FROM counted ORDER BY 1)
