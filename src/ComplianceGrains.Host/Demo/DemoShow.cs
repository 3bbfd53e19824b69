using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Host.Authorization;
using ComplianceGrains.Host.Lists;
using NodaTime;

namespace ComplianceGrains.Host.Demo;

/// <summary>
/// What <c>--demo</c> shows: an invented list, confirmed at every start, and a cast of invented subjects that goes through
/// every outcome once per data folder.
/// </summary>
internal sealed class DemoShow(IEnumerable<IDemoAct> acts, ListUpload upload, SandboxPrincipals principals, IClock clock)
{
    private const string List = "ofac-sdn";

    private readonly IReadOnlyList<IDemoAct> _acts = [.. acts.OrderBy(act => act.Order)];

    /// <summary>Before the host is ready: who comes while there is no list, then the list.</summary>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        foreach (var act in _acts)
            await act.PrepareAsync(cancellation);
        var files = Directory.EnumerateFiles(Path.Combine(DemoCast.Folder, "lists", List), "*.csv")
            .ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes, StringComparer.Ordinal);
        var envelope = new Envelope($"demo/list/{clock.GetCurrentInstant().ToUnixTimeMilliseconds()}", [], principals.Named("sandbox-operator-1"));
        var outcome = await upload.AcceptAsync(List, ListUpload.InMemory(files), confirmed: true, new ListOrigin("invented for the demo", clock.GetCurrentInstant()), envelope, cancellation);
        if (outcome.Reply.Refusal is { } refusal)
            throw new InvalidDataException($"The invented list was not accepted: {refusal.Title}");
    }

    /// <summary>Plays the cast, and prints one line for each: who, and how it ended. No name, no date, no address.</summary>
    public async Task PlayAsync(CancellationToken cancellation)
    {
        foreach (var act in _acts)
            await foreach (var (id, end, told) in act.PlayAsync(cancellation))
                Console.WriteLine(end == told ? $"demo: {id} {end}" : $"demo: {id} {end} (should be {told})");
        Console.WriteLine($"demo: {string.Join(", ", _acts.SkipLast(1).Select(act => act.Says))} and {_acts[^1].Says} played.");
    }
}
