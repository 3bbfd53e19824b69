using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Host.Http;

/// <summary>Problem documents (RFC 9457). They name the field, never its value.</summary>
internal static class Problems
{
    /// <summary>A refusal as a result.</summary>
    public static IResult Of(Refusal refusal) => new ProblemResult(refusal);

    /// <summary>Writes a refusal.</summary>
    public static async Task WriteAsync(HttpContext http, Refusal refusal)
    {
        http.Response.StatusCode = refusal.Status;
        if (refusal.Status == 503)
            http.Response.Headers.RetryAfter = "1";
        var body = new ProblemBody($"/problems/{refusal.Type}", refusal.Title, refusal.Status, refusal.Status is 503 or 429 || refusal.Type == "in-flight", refusal.Errors);
        await http.Response.WriteAsJsonAsync(body, FieldJson.Options, "application/problem+json", http.RequestAborted);
    }

    private sealed class ProblemResult(Refusal refusal) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => WriteAsync(httpContext, refusal);
    }
}
