using System.Net;
using System.Text.Json;

namespace CleanBlog.WebApi.Tests;

internal static class ProblemAssertions
{
    extension(Assert)
    {
        /// <summary>The answer is a whole problem document of this status and code, and leaks nothing.</summary>
        /// <returns>The document, for what else a test expects of it.</returns>
        public static async Task<JsonElement> ThatProblem(HttpResponseMessage response, HttpStatusCode status, string code)
        {
            var body = await response.Content.ReadAsStringAsync();

            Assert.That(response.StatusCode, Is.EqualTo(status), body);
            Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
            Assert.That(response.Headers.Contains("Server"), Is.False);
            Assert.That(body, Does.Not.Contain("Exception").And.Not.Contain("CleanBlog.").And.Not.Contain("   at "));

            var problem = JsonDocument.Parse(body).RootElement;

            using (Assert.EnterMultipleScope())
            {
                Assert.That(problem.GetProperty("code").GetString(), Is.EqualTo(code));
                Assert.That(problem.GetProperty("status").GetInt32(), Is.EqualTo((int)status));
                Assert.That(problem.GetProperty("type").GetString(), Is.EqualTo($"/api/docs/errors#{code}"));
                Assert.That(problem.GetProperty("title").GetString(), Is.Not.Empty);
                Assert.That(problem.GetProperty("detail").GetString(), Is.Not.Empty);
                Assert.That(Uri.UnescapeDataString(problem.GetProperty("instance").GetString()!), Is.EqualTo(Uri.UnescapeDataString(response.RequestMessage!.RequestUri!.AbsolutePath)));
                Assert.That(problem.GetProperty("trace_id").GetString(), Does.Match("^[0-9a-f]{32}$"));
            }

            if (status is HttpStatusCode.Unauthorized)
                Assert.That(response.Headers.WwwAuthenticate.ToString(), Does.StartWith("Bearer"));

            return problem;
        }

        /// <summary>Where a client can only look at the status, as after HEAD.</summary>
        public static void ThatStatus(HttpResponseMessage response, HttpStatusCode status) =>
            Assert.That(response.StatusCode, Is.EqualTo(status), $"{response.RequestMessage?.Method} {response.RequestMessage?.RequestUri}");

        /// <summary>The request is refused because of exactly this member of the body.</summary>
        public static async Task ThatInvalid(HttpResponseMessage response, string pointer, string code)
        {
            var problem = await Assert.ThatProblem(response, HttpStatusCode.UnprocessableEntity, "request.invalid");
            var error = problem.GetProperty("errors").EnumerateArray().Single();

            Assert.That((error.GetProperty("pointer").GetString(), error.GetProperty("code").GetString()), Is.EqualTo((pointer, code)));
        }

        /// <summary>The request is refused because of exactly this parameter of the query.</summary>
        public static async Task ThatInvalidParameter(HttpResponseMessage response, string parameter, string code)
        {
            var problem = await Assert.ThatProblem(response, HttpStatusCode.UnprocessableEntity, "request.invalid");
            var error = problem.GetProperty("errors").EnumerateArray().Single();

            Assert.That((error.GetProperty("parameter").GetString(), error.GetProperty("code").GetString()), Is.EqualTo((parameter, code)));
        }
    }
}
