using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Storage;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Outboxes;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Packs;
using NodaTime;
using Orleans;
using Orleans.Runtime;

namespace ComplianceGrains.Grains.Packs;

/// <summary>Goes through all subjects for a version that wants those whom it binds to be decided about again, some at a time.</summary>
internal sealed class MigrationRun(IJournal journal, IOutbox outbox, StoreLayout layout, ModuleSet modules, IGrainFactory grains)
{
    private const int Window = 1000;

    /// <summary>How long those who were told are waited for before the run goes on. Who cannot be reached holds up nobody else.</summary>
    private static readonly Duration Patience = Duration.FromSeconds(30);

    private readonly IReadOnlyList<string> _prefixes = [.. modules.Subjects.Where(module => !module.IsHidden).Select(module => $"{module.Type}/")];

    /// <summary>Whether whoever was told last has heard, or has been waited for long enough.</summary>
    /// <param name="pack">Full identity of the pack.</param>
    /// <param name="due">When the run was to go on.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<bool> MayGoOnAsync(string pack, Instant due, Instant now, CancellationToken cancellation)
    {
        if (now >= due + Patience)
            return true;
        var pending = await outbox.PendingAsync(layout.CellOf(pack), Window, cancellation);
        return pending.Count < Window && pending.All(effect => effect.Source != pack);
    }

    /// <summary>Whom the next part tells, and where the run is after it.</summary>
    /// <param name="jurisdictions">The version's, and those that inherit from it.</param>
    /// <param name="from">Where the run is.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<(MigrationPart Part, MigrationState Then)> NextAsync(IReadOnlyCollection<string> jurisdictions, MigrationState from, CancellationToken cancellation)
    {
        var (told, kind, after) = (new List<string>(), from.Kind, from.After);
        while (kind < _prefixes.Count && told.Count == 0)
        {
            var page = await journal.ListActorsAsync(_prefixes[kind], after, PackWorkflow.MostTold, cancellation);
            if (page.Count == 0)
            {
                (kind, after) = (kind + 1, "");
                continue;
            }

            after = page[^1].Position;
            var standings = await Task.WhenAll(page.Select(actor => grains.GetGrain<IActor>(GrainId.Parse(actor.Name)).StandingAsync(cancellation)));
            told.AddRange(page.Zip(standings).Where(one => one.Second.IsLive && one.Second.Bound?.Any(jurisdictions.Contains) != false).Select(one => one.First.Name));
        }

        return (new MigrationPart(told, kind == _prefixes.Count), new MigrationState { Kind = kind, After = after });
    }
}
