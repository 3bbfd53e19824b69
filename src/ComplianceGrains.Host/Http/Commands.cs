using System.Globalization;
using ComplianceGrains.Api;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Grains.Keys;

namespace ComplianceGrains.Host.Http;

/// <summary>What all endpoints that change something have in common: idempotency, preconditions, answers, failures.</summary>
internal sealed partial class Commands(KeyedHashes hashes, ILogger<Commands> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Reads a body, checks it, and sends it to an actor as a command.</summary>
    /// <param name="http">The request.</param>
    /// <param name="check">What is wrong with the body.</param>
    /// <param name="send">Sends the command.</param>
    /// <param name="answer">The body of the answer.</param>
    /// <param name="etag">The sequence of the resource.</param>
    /// <param name="location">Where the new thing is, for a command that makes one.</param>
    /// <param name="patience">How long to wait for the actor; null for as long as most commands take.</param>
    public async Task<IResult> RunAsync<TBody, TView>(
        HttpContext http, Action<TBody, Checks> check, Func<TBody, Envelope, Task<Reply<TView>>> send, Func<TView, Task<object>> answer, Func<TView, long> etag,
        Func<TView, string>? location = null, TimeSpan? patience = null)
        where TBody : class
        where TView : class
    {
        var checks = new Checks();
        var key = IdempotencyKey(http, checks);
        var ifMatch = IfMatch(http, checks);
        var body = await RequestBody<TBody>.ReadAsync(http);
        if (body.Refusal is { } unreadable)
            return Problems.Of(unreadable with { Errors = [.. checks.Refusal?.Errors ?? [], .. unreadable.Errors] });
        check(body.Value!, checks);
        if (checks.Refusal is { } refusal)
            return Problems.Of(refusal);

        var caller = http.Caller();
        var envelope = new Envelope($"key/{caller.Id}/{key}", hashes.Body([.. System.Text.Encoding.UTF8.GetBytes($"{http.Request.Path}\n"), .. body.Bytes]), caller, ifMatch);
        return await AnswerAsync(http, () => send(body.Value!, envelope), answer, etag, patience, location);
    }

    /// <summary>Waits for an actor's reply and turns it into an answer.</summary>
    public async Task<IResult> AnswerAsync<TView>(
        HttpContext http, Func<Task<Reply<TView>>> send, Func<TView, Task<object>> answer, Func<TView, long> etag, TimeSpan? patience = null, Func<TView, string>? location = null)
        where TView : class
    {
        try
        {
            var reply = await send().WaitAsync(patience ?? Patience, http.RequestAborted);
            if (reply.Refusal is { } refusal)
                return Problems.Of(refusal);
            http.Response.Headers.ETag = $"\"{etag(reply.View!).ToString(CultureInfo.InvariantCulture)}\"";
            if (location is not null && reply.Status is 201 or 202)
                http.Response.Headers.Location = location(reply.View!);
            return Results.Json(await answer(reply.View!), WireJson.Options, statusCode: reply.Status);
        }
        catch (TimeoutException)
        {
            return Problems.Of(new Refusal(409, "in-flight", "The command is still being worked on. Repeat it with the same idempotency key.", []));
        }
        catch (Exception failure) when (failure is IOException or Orleans.Runtime.OrleansException)
        {
            LogUnknownOutcome(failure);
            return Problems.Of(new Refusal(503, "unavailable", "The outcome is not known. Repeat the command with the same idempotency key.", []));
        }
    }

    /// <summary>The key of this command, checked.</summary>
    public static string IdempotencyKey(HttpContext http, Checks checks)
    {
        var header = http.Request.Headers["Idempotency-Key"];
        var key = header.ToString();
        if (header.Count > 1)
            checks.Fail("Idempotency-Key", "twice", "Send one header 'Idempotency-Key': a command has one key.");
        else if (key.Length is 0 or > 128 || key.Any(c => c is < '!' or > '~'))
            checks.Fail("Idempotency-Key", key.Length == 0 ? "required" : "malformed", "Send a header 'Idempotency-Key' of 1 to 128 visible ASCII characters, a new one for each command.");
        return key;
    }

    /// <summary>The sequence that the caller has seen, checked; null if any will do.</summary>
    public static long? IfMatch(HttpContext http, Checks checks)
    {
        var header = http.Request.Headers.IfMatch.ToString();
        if (header.Length == 0 || header == "*")
            return null;
        if (header.Length > 2 && header[0] == '"' && header[^1] == '"' && long.TryParse(header[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
            return sequence;
        checks.Fail("If-Match", "malformed", "Send the ETag as it was given, in quotes.");
        return null;
    }

    [LoggerMessage(LogLevel.Warning, "A command's outcome is not known.")]
    private partial void LogUnknownOutcome(Exception failure);
}
