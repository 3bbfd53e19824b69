using System.Text.Json.Nodes;
using ComplianceGrains.Api.Decisions;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Histories;
using ComplianceGrains.Grains.Incidents;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Storage.Blobs;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Replays;

namespace ComplianceGrains.Host.Customers;

/// <summary>Decides again what was decided about a customer. One at a time: it reads whole histories and lists, and nobody who decides has to wait for it.</summary>
internal sealed class ReplayDesk(DecisionReader reader, RuleBook rules, IBlobs blobs, KeyedHashes hashes, KindRegistry kinds, IncidentDesk incidents, IJournal journal) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1);

    /// <summary>Fields that any kind has elsewhere than among what is decided: another kind may come out than was decided.</summary>
    private readonly HashSet<string> _closed = [.. kinds.All.SelectMany(kind => kind.Schema.Fields).Where(field => field.Compartment != Compartments.Decision).Select(field => field.Name)];

    /// <summary>What comes of one decision; null if there is none of that number.</summary>
    /// <exception cref="ActorDamagedException">Something of the history cannot be read.</exception>
    public async Task<(DecidedAgainBody? Body, Refusal? Refusal)> ReplayAsync(string actor, long sequence, CancellationToken cancellation)
    {
        await _oneAtATime.WaitAsync(cancellation);
        try
        {
            using var lists = new CitedLists(reader, blobs);
            var all = await new HistoryReplayer(reader, rules.Library, lists, hashes).ReplayAsync(actor, cancellation);
            return (all.FirstOrDefault(one => one.Sequence == sequence) is { } found ? Shown(found) : null, null);
        }
        catch (ReplayStoppedException stopped)
        {
            return (null, Refusal.State(stopped.Message));
        }
        catch (DamagedValueException damaged)
        {
            throw new ActorDamagedException(await incidents.ReportAsync(damaged, journal));
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    /// <summary>What an auditor is shown of it.</summary>
    internal DecidedAgainBody Shown(ReplayedDecision one) => one.Answer switch
    {
        ReplayAnswer.Equal => new(one.Sequence, one.Kind, "equal", null, null, []),
        ReplayAnswer.NotReplayable not => new(one.Sequence, one.Kind, "not-replayable", not.Reason, null, []),
        ReplayAnswer.Differs differs => new(one.Sequence, one.Kind, "differs", null, differs.IsOnlyInReasons, [.. differs.Differences.Select(Shown)]),
        _ => throw new ArgumentOutOfRangeException(nameof(one)),
    };

    /// <summary>What was given of somebody is read for a purpose and on record, and not by the way.</summary>
    private DifferenceBody Shown(ReplayDifference difference) => difference.Path == ReplayDifference.Whole
        ? new(difference.Path, KindOf(difference.Then), KindOf(difference.Now))
        : _closed.Contains(difference.Path.Split('.', '[')[0]) ? new(difference.Path, null, null)
        : new(difference.Path, difference.Then, difference.Now);

    /// <summary>Of a decision that comes out on one side only, which it is.</summary>
    private static string? KindOf(string decision) => decision.Length == 0 ? null : (string?)JsonNode.Parse(decision)!["kind"];
}
