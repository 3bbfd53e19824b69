using ComplianceGrains.Jurisdictions.Calendars;
using ComplianceGrains.Jurisdictions.Catalogs;
using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Obligations;
using ComplianceGrains.Jurisdictions.Yaml;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Packs;

/// <summary>One version of one jurisdiction's pack, as written: its own values, without its ancestors'.</summary>
public sealed class Pack
{
    private Instant _since;

    /// <summary>The jurisdiction, e.g. <c>US-NY</c>.</summary>
    public required string Jurisdiction { get; init; }

    /// <summary>Its name for people.</summary>
    public required string Title { get; init; }

    /// <summary>The jurisdiction whose values hold where this pack says nothing, or null.</summary>
    public required string? Extends { get; init; }

    /// <summary>Rises by one with each change that is published.</summary>
    public required int Version { get; init; }

    /// <summary>The local day from whose first moment it is in force.</summary>
    public required LocalDate Effective { get; init; }

    /// <summary>One of <see cref="Migrations"/>.</summary>
    public string Migration { get; init; } = Migrations.Keep;

    /// <summary>The zone of all its dates.</summary>
    public required DateTimeZone Zone { get; init; }

    /// <summary>What decisions cite besides the version: see evidence format ev1, "Pack digest".</summary>
    public required ReadOnlyMemory<byte> Digest { get; init; }

    /// <summary>The files behind the digest, for exports.</summary>
    public required IReadOnlyList<PackFile> Files { get; init; }

    /// <summary>Its legal sources by id.</summary>
    public required IReadOnlyDictionary<string, LegalSource> Sources { get; init; }

    /// <summary>Its own rules: for each path the dated values in order.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<DatedValue>> Values { get; init; }

    /// <summary>Its own values as they stand in the file, each once, also if it stands for several names.</summary>
    internal IEnumerable<DatedValue> Written => Values.Values.SelectMany(slots => slots).DistinctBy(slot => slot.Mark);

    /// <summary>Its own obligations.</summary>
    public required IReadOnlyList<Obligation> Obligations { get; init; }

    /// <summary>Its own controls by id.</summary>
    public required IReadOnlyDictionary<string, Control> Controls { get; init; }

    /// <summary>Changes of the law that are known and that no value says.</summary>
    public IReadOnlyList<Amendment> Amendments { get; init; } = [];

    /// <summary>Its own calendars by name.</summary>
    internal IReadOnlyDictionary<string, CalendarDefinition> Calendars { get; init; } = new Dictionary<string, CalendarDefinition>();

    internal Mark ExtendsMark { get; init; }

    internal IReadOnlyDictionary<string, Mark> SourceMarks { get; init; } = new Dictionary<string, Mark>();

    internal IReadOnlySet<string> CitedSources { get; init; } = new HashSet<string>();

    internal Mark Mark { get; init; }

    /// <summary><c>EU@3</c>.</summary>
    public string Id => $"{Jurisdiction}@{Version}";

    /// <summary>The instant from which it is in force: the start of <see cref="Effective"/> in <see cref="Zone"/>.</summary>
    public required Instant EffectiveInstant
    {
        get => _since;
        init => _since = value;
    }

    /// <summary><c>sha256:…</c>, lower-case hexadecimal.</summary>
    public string DigestText => $"sha256:{Convert.ToHexStringLower(Digest.Span)}";

    /// <summary>The same version, in force from another instant on.</summary>
    internal Pack Since(Instant instant)
    {
        var other = (Pack)MemberwiseClone();
        other._since = instant;
        return other;
    }

    /// <inheritdoc />
    public override string ToString() => Id;
}
