using System.Diagnostics;
using System.Text.Json;
using ComplianceGrains.Drills.Hosting;

namespace ComplianceGrains.Drills.Load;

/// <summary>
/// Clients of the API that do what it asks of them: every command has its idempotency key, and one without an answer is
/// sent again with the same key until there is one. Where there are several hosts they take them in turn.
/// </summary>
public sealed class Clients(IReadOnlyList<RunningHost> hosts, Answers answers)
{
    private readonly IReadOnlyList<Caller> _services = [.. hosts.Select(host => host.As("product-service"))];

    private int _next;

    public Clients(RunningHost host, Answers answers)
        : this([host], answers)
    {
    }

    /// <summary>How long a command is sent again and again.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(4);

    /// <summary>Takes every applicant through application and identity evidence, so many at a time.</summary>
    public Task ServeAsync(IEnumerable<Applicant> applicants, int atOnce) =>
        Parallel.ForEachAsync(applicants, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (applicant, _) =>
        {
            await SayAsync("apply", applicant.Id, "/v1/customers", applicant.Application);
            await SayAsync("evidence", applicant.Id, $"/v1/customers/{applicant.Id}/evidence", Applicant.Evidence);
        });

    private async Task SayAsync(string step, string customer, string path, object body)
    {
        var (text, key, begun) = (JsonSerializer.Serialize(body), $"{step}-{customer}", Stopwatch.StartNew());
        while (true)
        {
            var watch = Stopwatch.StartNew();
            var answer = await TryAsync(path, text, key);
            if (answer is { Status: 200 or 201 })
            {
                answers.Took(step, begun.Elapsed);
                answers.Keep(customer, path, text, key, answer);
                return;
            }

            if (answer is not null && !IsRetryable(answer))
                throw new InvalidOperationException($"{step} of {customer} was answered {answer}");
            if (begun.Elapsed > Patience)
                throw new TimeoutException($"{step} of {customer} had no answer for {Patience.TotalMinutes} minutes; the last was {answer}\n{hosts[0].Output}");
            answers.Repeated(answer is null ? "no answer" : $"{answer.Status} {answer["type"]}", watch.Elapsed);
            await Task.Delay(100);
        }
    }

    private async Task<Answer?> TryAsync(string path, string body, string key)
    {
        try
        {
            return await _services[(int)((uint)Interlocked.Increment(ref _next) % _services.Count)].PostTextAsync(path, body, key);
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or IOException)
        {
            // The host is gone or was on its way out: nobody knows what became of the command.
            return null;
        }
    }

    /// <summary>An outcome that is not known, or a command still in flight.</summary>
    private static bool IsRetryable(Answer answer) =>
        answer.Status is 500 or 503 || (answer.MediaType == "application/problem+json" && (bool?)answer.Json["retryable"] == true);
}
