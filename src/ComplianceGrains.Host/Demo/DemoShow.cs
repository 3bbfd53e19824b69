using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Host.Authorization;
using ComplianceGrains.Host.Lists;
using NodaTime;

namespace ComplianceGrains.Host.Demo;

/// <summary>
/// What <c>--demo</c> shows: an invented list, confirmed at every start, and a cast of invented subjects that goes through
/// every outcome once per data folder.
/// </summary>
internal sealed class DemoShow(DemoPlayer player, ListUpload upload, SandboxPrincipals principals, IClock clock)
{
    private const string List = "ofac-sdn";

    private readonly Lazy<DemoCast> _cast = new(DemoCast.Load);

    /// <summary>Before the host is ready: who comes while there is no list, then the list.</summary>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        foreach (var early in _cast.Value.Subjects.Where(subject => subject.BeforeTheList))
            await player.PlayAsync(early, cancellation);
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
        foreach (var subject in _cast.Value.Subjects)
        {
            var end = await player.PlayAsync(subject, cancellation) ?? await player.EndOfAsync(subject, cancellation);
            Print(subject.Id, end, subject.Ends);
        }
        foreach (var wallet in _cast.Value.Wallets)
            Print(wallet.Id, await player.PlayAsync(wallet, cancellation), wallet.Ends);
        foreach (var export in _cast.Value.Exports)
            Print(export.Id, await player.PlayAsync(export, cancellation), export.Ends);
        Console.WriteLine($"demo: {_cast.Value.Subjects.Count} invented subjects, {_cast.Value.Wallets.Count} wallets and {_cast.Value.Exports.Count} export played.");
    }

    private static void Print(string id, string end, string told) =>
        Console.WriteLine(end == told ? $"demo: {id} {end}" : $"demo: {id} {end} (should be {told})");
}
