using System.Globalization;

namespace CleanBlog.Benchmarks.Data;

/// <summary>Posts made by the database from the text of those that are there.</summary>
internal static class GeneratedPosts
{
    /// <summary>Two to four thousand characters.</summary>
    public const string LongContent = "substr(text, 1 + ((number * 131) % length)::int, (2000 + (number * 37) % 2000)::int)";

    /// <summary>A paragraph.</summary>
    public const string ShortContent = "left(contents[1 + number % 12], 200)";

    /// <summary>The longer ago, the greater the number.</summary>
    public const string Before = "-1";

    /// <summary>By turns before and after what is there, so that the first page and the last are alike.</summary>
    public const string BothEnds = "(number % 2 * 2 - 1)";

    /// <summary>The statement that fills up the posts to this many: a minute apart, each with a version 7 UUID of its time.</summary>
    /// <param name="content">In SQL, from the number of the post and the sample's contents or all their text.</param>
    /// <param name="direction">In SQL, from the number of the post: -1 for the past, 1 for the future.</param>
    public static string With(string content, string direction, int count) => string.Create(CultureInfo.InvariantCulture, $"""
        WITH material AS MATERIALIZED (
          SELECT repeat(string_agg(content, E'\n\n'), 3) AS text, sum(length(content)) AS length, array_agg(content) AS contents
          FROM (SELECT content FROM posts WHERE title NOT LIKE 'Note %' ORDER BY id LIMIT 12) AS samples
        ), numbered AS (
          SELECT number, date_trunc('milliseconds', now() + {direction} * number * interval '1 minute') AS written, md5(number::text) AS random
          FROM generate_series((SELECT count(*) FROM posts) + 1, {count}) AS number
        )
        INSERT INTO posts (id, author_id, title, content, published, version, created_at, updated_at)
        SELECT
          (lpad(to_hex((extract(epoch FROM written) * 1000)::bigint), 12, '0') || '7' || substr(random, 1, 3) || '8' || substr(random, 4, 15))::uuid,
          (SELECT id FROM users WHERE password_hash IS NOT NULL LIMIT 1),
          'Note ' || number || ' on the lamp room and what became of it',
          {content},
          true, 1, written, written
        FROM numbered, material
        """);
}
