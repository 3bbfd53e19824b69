using System.Globalization;
using ComplianceGrains.Drills.Hosting;
using ComplianceGrains.Drills.Load;

namespace ComplianceGrains.Drills.Clusters;

/// <summary>Invented people who become customers first and are named by a list afterwards, one more with each version.</summary>
internal static class WatchedFor
{
    private static readonly string[] Given = ["Borivoj", "Teodrik", "Milvena", "Zdislava", "Radoslav"];
    private static readonly string[] Family = ["Quastelbrand", "Zarnovsky", "Orbastrakis", "Vexlimund", "Hrodgarsson"];

    public static IReadOnlyList<Applicant> Applicants(int count) => [.. Enumerable.Range(0, count).Select(number =>
        new Applicant(Id(number), "demo-eu", $"{Given[number / Family.Length % Given.Length]} {Family[number % Family.Length]}", "1980-02-03", "PT", null))];

    /// <summary>The list with so many of them; again with the same key until it is accepted. Its digest.</summary>
    public static Task<string> UploadAsync(RunningHost host, string folder, int count) => ListFolder.UploadAsync(host, folder, [.. Applicants(count).Select(one => one.Name)]);

    /// <summary>Who is named by the list and passes all the same.</summary>
    public static async Task<IReadOnlyList<string>> MissedAsync(RunningHost host, int count)
    {
        var missed = new List<string>();
        foreach (var one in Applicants(count))
            if (await host.As("auditor").GetAsync($"/v1/customers/{one.Id}") is var answer && answer["status"] != "restricted")
                missed.Add($"{one.Id} is named by the list, and is: {answer}");
        return missed;
    }

    /// <summary>People who apply under the newest of these names.</summary>
    public static IReadOnlyList<Applicant> Late(int round, int count) => [.. Enumerable.Range(0, count).Select(number =>
        Applicants(round + 1)[^1] with { Id = string.Create(CultureInfo.InvariantCulture, $"late-{round:00}-{number:00}") })];

    /// <summary>Who of those that the list named already when they applied has passed, if only for a moment.</summary>
    public static async Task<IReadOnlyList<string>> PassedAsync(RunningHost host, IEnumerable<Applicant> late)
    {
        var passed = new List<string>();
        foreach (var one in late)
            if (await host.As("auditor").GetAsync($"/v1/customers/{one.Id}") is var answer && (answer.Status != 200 || answer.DecisionKinds.Contains("customer.activated/1")))
                passed.Add($"{one.Id} was named by the list before they applied, and has passed: {answer}");
        return passed;
    }

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"watched-{number:00}");
}
