using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ComplianceGrains.Drills.Hosting;
using ComplianceGrains.Drills.Load;

namespace ComplianceGrains.Drills.Checks;

/// <summary>Reads where every applicant ended, as an auditor and over HTTP.</summary>
public static class Outcomes
{
    private const int AtOnce = 8;

    public static async Task<IReadOnlyList<Outcome>> ReadAsync(RunningHost host, IEnumerable<Applicant> applicants, IReadOnlyCollection<string> listDigests)
    {
        var auditor = host.As("auditor");
        var outcomes = new ConcurrentBag<Outcome>();
        await Parallel.ForEachAsync(applicants, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (applicant, _) =>
            outcomes.Add(await ReadAsync(auditor, applicant.Id, listDigests)));
        return [.. outcomes.OrderBy(outcome => outcome.Customer, StringComparer.Ordinal)];
    }

    private static async Task<Outcome> ReadAsync(Caller auditor, string id, IReadOnlyCollection<string> listDigests)
    {
        var answer = await auditor.GetAsync($"/v1/customers/{id}");
        if (answer.Status != 200)
            return new Outcome(id, $"answered {answer.Status}", [], []);
        var open = new List<string>();
        foreach (var exception in answer.Json["exceptions"]!.AsArray())
            if (await auditor.GetAsync($"/v1/exceptions/{exception}") is { Status: 200 } found && found["status"] != "closed")
                open.Add(found["kind"]!);
        return new Outcome(id, answer["status"]!, open, Gaps(answer.Json["decisions"]!.AsArray(), listDigests));
    }

    /// <summary>Every decision names reasons, pack and digest; the screening names the list's digest.</summary>
    private static List<string> Gaps(JsonArray decisions, IReadOnlyCollection<string> listDigests)
    {
        var gaps = new List<string>();
        foreach (var decision in decisions)
        {
            var at = $"#{decision!["sequence"]} {decision["kind"]}";
            var reasons = decision["reasons"]!.AsArray();
            if (reasons.Count == 0)
                gaps.Add($"{at} has no reason");
            if (decision["control"] is not null && reasons.All(reason => (string?)reason!["rule"] is null))
                gaps.Add($"{at} names no rule");
            if (((string?)decision["pack"]?["digest"])?.StartsWith("sha256:", StringComparison.Ordinal) != true)
                gaps.Add($"{at} names no pack digest");
            if ((string)decision["kind"]! == "customer.screened/1" && !reasons.Any(reason => listDigests.Any(((string)reason!["text"]!).Contains)))
                gaps.Add($"{at} does not name the list by its digest, but says: {string.Join("; ", reasons.Select(reason => (string?)reason!["text"]))}");
        }

        return gaps;
    }
}
