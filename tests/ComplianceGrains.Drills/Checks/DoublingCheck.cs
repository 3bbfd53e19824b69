using ComplianceGrains.Storage.Histories;
using ComplianceGrains.Storage.Journals;

namespace ComplianceGrains.Drills.Checks;

/// <summary>One effect of each command however often it was sent, one exception for each cause however often it was raised.</summary>
public static class DoublingCheck
{
    private static readonly string[] OncePerCustomer = ["customer.application-received/2", "customer.evidence-recorded/1", "customer.activated/1"];

    /// <param name="settled">Whether everything that was sent has been answered and delivered: then nothing may be missing either.</param>
    public static async Task<IReadOnlyList<string>> RunAsync(IHistorySnapshot history, bool settled)
    {
        var problems = new List<string>();
        var raised = 0;
        foreach (var customer in await ActorsAsync(history, "customer/"))
        {
            var kinds = (await history.Journal.ReadAsync(customer.Name)).Select(decision => decision.Kind).ToList();
            raised += kinds.Count(kind => kind.StartsWith("customer.exception-raised/", StringComparison.Ordinal));
            problems.AddRange(OncePerCustomer.Where(once => kinds.Count(kind => kind == once) > 1).Select(twice => $"{customer.Name} has {twice} more than once."));
        }

        var exceptions = await ActorsAsync(history, "exception/");
        foreach (var exception in exceptions)
            if ((await history.Journal.ReadAsync(exception.Name)).Count(decision => decision.Kind.StartsWith("exception.opened/", StringComparison.Ordinal)) != 1)
                problems.Add($"{exception.Name} was not opened exactly once.");
        if (exceptions.Count > raised || (settled && exceptions.Count < raised))
            problems.Add($"{raised} exceptions were raised, {exceptions.Count} opened.");
        return problems;
    }

    private static async Task<List<StoredActor>> ActorsAsync(IHistorySnapshot history, string prefix)
    {
        var actors = new List<StoredActor>();
        while (await history.Journal.ListActorsAsync(prefix, actors.Count > 0 ? actors[^1].Position : "", 1024) is { Count: > 0 } page)
            actors.AddRange(page);
        return actors;
    }
}
