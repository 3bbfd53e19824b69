using System.Collections.Immutable;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Packs;
using ComplianceGrains.Jurisdictions.Scenarios;
using NodaTime;

namespace ComplianceGrains.Grains.Rules;

/// <summary>The packs in use on this silo; replaced whole when a version is added.</summary>
/// <param name="library">The versions that the installation came with.</param>
/// <param name="scenarios">The scenarios that it came with; null for none.</param>
public sealed class RuleBook(PackLibrary library, Lazy<ScenarioSet>? scenarios = null)
{
    private readonly Lock _changing = new();
    private volatile PackLibrary _library = library;
    private ImmutableDictionary<string, string> _unseen = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>All versions of all packs.</summary>
    public PackLibrary Library => _library;

    /// <summary>The scenarios that the installation came with.</summary>
    public ScenarioSet Scenarios => scenarios?.Value ?? new ScenarioSet([], []);

    /// <summary>The jurisdictions whose approved versions could not be read here, each with the reason: nothing is decided under their rules.</summary>
    public IReadOnlyDictionary<string, string> Unseen => _unseen;

    /// <summary>Has an approved version from now on. It begins in the future, so no rule of this moment changes.</summary>
    /// <param name="folder">Its files.</param>
    /// <param name="from">From which instant it rules.</param>
    /// <returns>Why it does not read here; null if it does.</returns>
    public string? Take(PackFolder folder, Instant from)
    {
        lock (_changing)
        {
            var load = _library.With(folder, from);
            if (load.Library is not { } taken)
                return string.Join(' ', load.Errors.Take(3));
            _library = taken;
            return null;
        }
    }

    /// <summary>Whether the approved versions of a jurisdiction are known here.</summary>
    /// <param name="jurisdiction">Which.</param>
    /// <param name="reason">Why not; null if they are.</param>
    public void Saw(string jurisdiction, string? reason) =>
        ImmutableInterlocked.Update(ref _unseen, unseen => reason is null ? unseen.Remove(jurisdiction) : unseen.SetItem(jurisdiction, reason));

    /// <summary>The jurisdictions whose rules ask for a list, sorted.</summary>
    public IReadOnlyList<string> UsersOf(string list, Instant now) =>
        [.. Library.Jurisdictions.Where(jurisdiction => Library.InForce(jurisdiction, now) is not null && Library.Rules([jurisdiction], now).Screening.Asked.Contains(list))];

    /// <summary>Every list that some pack asks for, sorted.</summary>
    public IReadOnlyList<string> Lists(Instant now) =>
        [.. Library.Jurisdictions.Where(jurisdiction => Library.InForce(jurisdiction, now) is not null)
            .SelectMany(jurisdiction => Library.Rules([jurisdiction], now).Screening.Asked).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
