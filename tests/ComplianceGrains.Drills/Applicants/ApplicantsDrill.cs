using System.Diagnostics;
using System.Globalization;
using ComplianceGrains.Drills.Checks;
using ComplianceGrains.Drills.Hosting;
using ComplianceGrains.Drills.Load;
using ComplianceGrains.Storage.Sqlite;

namespace ComplianceGrains.Drills.Applicants;

/// <summary>Takes many applicants all the way through the real program, then an export of what it did about them.</summary>
public static class ApplicantsDrill
{
    /// <summary>Misses are failures only where the name is given as the list has it; the others are the matcher's accuracy, and are printed.</summary>
    private static readonly string[] MustBeFound = ["exact", "reordered", "alias"];

    /// <summary>0 if everything is as it must be, else 1.</summary>
    public static async Task<int> RunAsync(ApplicantsOptions options, TextWriter output)
    {
        var started = DateTimeOffset.UtcNow.AddMinutes(-1);
        var names = NamePool.Load();
        using var host = await RunningHost.StartAsync();
        var digest = await ListFolder.UploadAsync(host, options.Lists);
        var applicants = new ApplicantSource(options.Seed, names, options.Lists).Make(options.Count, "a");
        output.WriteLine($"{options.Count} applicants, seed {options.Seed}, {options.AtOnce} clients; names: {names.Source}; list {options.Lists} {digest}");

        var (answers, watch) = (new Answers(), Stopwatch.StartNew());
        await new Clients(host, answers).ServeAsync(applicants, options.AtOnce);
        var load = watch.Elapsed;
        await Settling.WaitAsync(host, TimeSpan.FromMinutes(5));
        var outcomes = await Outcomes.ReadAsync(host, applicants, [digest]);
        var problems = Check(applicants, outcomes);
        new OutcomeTable(applicants, outcomes).Write(output);
        Speed(host, answers, load, output);

        problems.AddRange(await ExportCheck.RunAsync(host, started, output));
        if (await HistoryVerify.RunAsync(host.Data) is { } wrong)
            problems.Add(wrong);
        foreach (var problem in problems)
            output.WriteLine($"PROBLEM {problem}");
        output.WriteLine($"{problems.Count} problems");
        return problems.Count == 0 ? 0 : 1;
    }

    private static List<string> Check(IReadOnlyList<Applicant> applicants, IReadOnlyList<Outcome> outcomes)
    {
        var problems = new List<string>();
        foreach (var (applicant, outcome) in applicants.OrderBy(applicant => applicant.Id, StringComparer.Ordinal).Zip(outcomes))
        {
            if (!outcome.IsFinal)
                problems.Add($"{applicant.Id} has not come to an end: {outcome.Status}, open exceptions: {string.Join(", ", outcome.OpenExceptions)}");
            if (outcome.IsActive && outcome.OpenExceptions.Count > 0)
                problems.Add($"{applicant.Id} is active with an open exception.");
            if (applicant.Listed is { } listed && MustBeFound.Contains(listed.Variant) && !outcome.OpenExceptions.Contains("possible-match"))
                problems.Add($"{applicant.Id} bears the name of entry {listed.EntryId} ({listed.Variant}) and was not noticed: {outcome.Status}");
            if (outcome.Gaps.Count > 0)
                problems.Add($"{applicant.Id}: {string.Join("; ", outcome.Gaps)}");
        }

        return problems;
    }

    private static void Speed(RunningHost host, Answers answers, TimeSpan load, TextWriter output)
    {
        using var history = SqliteHistory.Open(host.Data);
        var decisions = Decisions(history).GetAwaiter().GetResult();
        var bytes = new[] { "compliance.db", "keys.db" }.Sum(file => new FileInfo(Path.Combine(host.Data, file)).Length);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"""
            {decisions} decisions in {load.TotalSeconds:0.0} s: {decisions / load.TotalSeconds:0} decisions/s, {answers.Count / load.TotalSeconds:0} calls/s
            application p50 {answers.Percentile("apply", 0.5):0.0} ms, p99 {answers.Percentile("apply", 0.99):0.0} ms; evidence p50 {answers.Percentile("evidence", 0.5):0.0} ms, p99 {answers.Percentile("evidence", 0.99):0.0} ms
            {bytes / 1024.0 / 1024.0:0.0} MiB of histories and keys: {(double)bytes / decisions:0} bytes per decision
            """));
    }

    private static async Task<long> Decisions(SqliteHistory history)
    {
        var (decisions, after) = (0L, "");
        while (await history.Journal.ListActorsAsync("", after, 1024) is { Count: > 0 } page)
            (decisions, after) = (decisions + page.Sum(actor => actor.Sequence), page[^1].Position);
        return decisions;
    }
}
