using ComplianceGrains.Api;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Grains.Incidents;
using Microsoft.AspNetCore.Diagnostics;
using Orleans.Runtime.Messaging;

namespace ComplianceGrains.Host.Http;

/// <summary>Problem documents (RFC 9457). They name the field, never its value.</summary>
internal static class Problems
{
    /// <summary>What a caller is told of a failure: a damaged actor is an incident, everything else a mistake of this program.</summary>
    public static Refusal OfException(HttpContext http) => http.Features.Get<IExceptionHandlerFeature>()?.Error switch
    {
        ActorDamagedException damaged => damaged.Refusal,
        // A silo of the cluster has gone, and it takes a few seconds until its actors are elsewhere.
        SiloUnavailableException or OrleansMessageRejectionException or ConnectionFailedException or TimeoutException =>
            new Refusal(503, "unavailable", "What was asked could not be reached, and whether it was done is not known. Repeat the request with the same idempotency key.", []),
        _ => new Refusal(500, "internal", "Something went wrong here. The log has it under the id in the header X-Request-Id.", []),
    };

    /// <summary>A refusal as a result.</summary>
    public static IResult Of(Refusal refusal) => new ProblemResult(refusal);

    /// <summary>Writes a refusal.</summary>
    public static async Task WriteAsync(HttpContext http, Refusal refusal)
    {
        http.Response.StatusCode = refusal.Status;
        if (refusal.Status == 503)
            http.Response.Headers.RetryAfter = refusal.Type == IncidentDesk.RefusalType ? "60" : "1";
        var body = new Api.Problems.ProblemBody($"/problems/{refusal.Type}", refusal.Title, refusal.Status, refusal.Status is 503 or 429 || refusal.Type == "in-flight",
            [.. refusal.Errors.Select(error => new Api.Problems.FieldError(error.Pointer, error.Code, error.Message))]);
        await http.Response.WriteAsJsonAsync(body, WireJson.Options, "application/problem+json", http.RequestAborted);
    }

    /// <summary>What to say where routing or the server answered with a status and nothing else.</summary>
    public static Refusal OfStatus(int status) => status switch
    {
        404 => Refusal.NotFound("There is nothing at this address."),
        405 => new(405, "method-not-allowed", "This address does not take this method.", []),
        413 => new(413, "too-large", "The request is larger than this endpoint takes.", []),
        415 => new(415, "unsupported-media-type", "This endpoint takes another kind of body.",
            [new FieldError("Content-Type", "unsupported", "Send application/json, or multipart/form-data where files are asked for.")]),
        < 500 => new(status, "malformed", "The request could not be read. Nothing was changed.", []),
        _ => new(status, "internal", "Something went wrong here. The log has it under the id in the header X-Request-Id.", []),
    };

    private sealed class ProblemResult(Refusal refusal) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => WriteAsync(httpContext, refusal);
    }
}
