using System.Diagnostics;
using ComplianceGrains.Host.Tests.Hosting;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Host.Tests.Flows;

/// <summary>A year in a world with suspicions and in one without, driven alike by everybody outside the unit: they read the same, and wait as long.</summary>
public sealed class TwoWorldsTests : IAsyncLifetime, IDisposable
{
    /// <summary>Of two samples of a thousand from one distribution, their greatest distance (Kolmogorov–Smirnov) is above it once in ten thousand times.</summary>
    private const double Farthest = 0.0995;

    private readonly TwoWorlds _with = new(), _without = new();

    public async Task InitializeAsync()
    {
        if (IsLong)
            await Task.WhenAll(_with.InitializeAsync(), _without.InitializeAsync());
    }

    public async Task DisposeAsync()
    {
        if (IsLong)
            await Task.WhenAll(_with.DisposeAsync(), _without.DisposeAsync());
    }

    public void Dispose()
    {
        _with.Dispose();
        _without.Dispose();
    }

    private static bool IsLong => Environment.GetEnvironmentVariable("COMPLIANCE_LONG") == "1";

    [SkippableFact]
    public async Task A_year_with_suspicions_reads_and_lasts_as_one_without()
    {
        Skip.IfNot(IsLong, "bash tests/long two-worlds");
        await Task.WhenAll(_with.BeginAsync(), _without.BeginAsync());
        var suspicion = "sus-0";
        for (var month = 1; month <= 12; month++)
        {
            await Task.WhenAll(_with.MonthAsync(month), _without.MonthAsync(month));
            suspicion = month == 1 ? await SuspectAsync() : suspicion;
            if (month == 3)
                await GoesOnAsync(suspicion);
            await Task.WhenAll(_with.SettledAsync(), _without.SettledAsync());
            Same(_without.Answered, _with.Answered, $"month {month}, answers");
            Same(await _without.StoredAsync(), await _with.StoredAsync(), $"month {month}, histories");
            if (month % 3 != 0 && month != 1)
                continue;
            var (seen, innocent) = (await _with.LookAsync(suspicion), await _without.LookAsync("sus-0"));
            Assert.True(seen.Count > 400, $"{seen.Count}");
            Same([.. innocent.Select(one => $"{one.Key}: {one.Value}")], [.. seen.Select(one => $"{one.Key}: {one.Value}")], $"month {month}, readings");
        }

        Same(await _without.FiguresAsync(), await _with.FiguresAsync(), "figures");
        Same(_without.Lines, _with.Lines, "lines");
        await LastsAsync(suspicion);
    }

    /// <summary>Both read the same; what does not is shown from where it parts.</summary>
    private static void Same(IReadOnlyList<string> innocent, IReadOnlyList<string> seen, string what)
    {
        var apart = innocent.Zip(seen).Where(pair => pair.First != pair.Second).Select(pair => From(pair.First, pair.Second)).Concat(innocent.Skip(seen.Count).Concat(seen.Skip(innocent.Count)).Select(more => $"in one only: {more}")).ToList();
        Assert.True(apart.Count == 0, $"{what}: {apart.Count} of {innocent.Count} and {seen.Count} differ.\n{string.Join("\n\n", apart.Take(20))}");
    }

    private static string From(string innocent, string seen)
    {
        var at = innocent.Zip(seen).TakeWhile(pair => pair.First == pair.Second).Count();
        var from = Math.Max(0, at - 200);
        return $"{innocent[..Math.Min(100, at)]} …\n  without: {innocent[from..Math.Min(innocent.Length, at + 200)]}\n  with:    {seen[from..Math.Min(seen.Length, at + 200)]}";
    }

    /// <summary>The unit at work: raised, assessed, written, filed, refused, acknowledged; beside it one that nobody looks at, which is late every day.</summary>
    private async Task<string> SuspectAsync()
    {
        var id = (await UnitAsync("", new { customer = "ana", statement = "gone within the hour", about = new[] { new { kind = "transfer", id = "tr-1" } } }, "analyst"))["id"]!;
        await UnitAsync("", new { customer = "ben", statement = "nervous" }, "senior-management");
        await UnitAsync($"/{id}/assessment", new { conclusion = "report", reason = "nothing explains it" });
        await UnitAsync($"/{id}/approvals", new { decision = "approve", reason = "read" }, number: 2);
        await UnitAsync($"/{id}/reports/report-1/fields", new { filer = new { name = "The Firm", contact = "Rita Office" }, grounds = "gone within the hour" });
        await UnitAsync($"/{id}/reports/report-1/filing", new { filedAt = InstantPattern.ExtendedIso.Format(_with.Now), draft = 1 });
        return id;
    }

    private async Task GoesOnAsync(string id)
    {
        await UnitAsync($"/{id}/reports/report-1/answer", new { answer = "acknowledged", answeredAt = InstantPattern.ExtendedIso.Format(_with.Now), reference = "FIU-1" });
        await UnitAsync($"/{id}/review", new { result = "continues", reason = "it goes on" });
    }

    /// <summary>What the unit does is no part of what everybody does.</summary>
    private async Task<Answer> UnitAsync(string path, object body, string role = "mlro", int number = 1)
    {
        var answer = await _with.PostAsync($"/v1/suspicions{path}", body, role, number);
        Assert.True(answer.Status is 200 or 201, $"{path}: {answer}");
        return answer;
    }

    /// <summary>A thousand calls about whom somebody suspects and a thousand in the world where nobody does, each beside the other: one distribution.</summary>
    private async Task LastsAsync(string suspicion)
    {
        foreach (var (path, role) in new[] { ("/v1/customers/ana", "analyst"), ("/v1/customers/ana/transfers", "product-service"), ("/v1/exceptions", "analyst"), ($"/v1/suspicions/{suspicion}", "analyst") })
        {
            var (with, without) = (new double[1_000], new double[1_000]);
            for (var i = -50; i < with.Length; i++)
                foreach (var isWith in i % 2 == 0 ? new[] { true, false } : [false, true])
                {
                    var watch = Stopwatch.GetTimestamp();
                    await (isWith ? _with : _without).GetAsync(path, role);
                    if (i >= 0)
                        (isWith ? with : without)[i] = Stopwatch.GetElapsedTime(watch).TotalMicroseconds;
                }

            var distance = Distance(with, without);
            Assert.True(distance < Farthest, $"{role} GET {path}: the samples are {distance:0.000} apart; medians {with.Order().ElementAt(500):0} and {without.Order().ElementAt(500):0} microseconds");
        }
    }

    /// <summary>The greatest distance of the two empirical distributions.</summary>
    private static double Distance(double[] one, double[] other)
    {
        var (a, b) = (one.Order().ToArray(), other.Order().ToArray());
        var (i, j, greatest) = (0, 0, 0.0);
        while (i < a.Length && j < b.Length)
        {
            var at = Math.Min(a[i], b[j]);
            while (i < a.Length && a[i] <= at)
                i++;
            while (j < b.Length && b[j] <= at)
                j++;
            greatest = Math.Max(greatest, Math.Abs(((double)i / a.Length) - ((double)j / b.Length)));
        }

        return greatest;
    }
}
