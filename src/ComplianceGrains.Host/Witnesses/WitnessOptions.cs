using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Host.Features;

namespace ComplianceGrains.Host.Witnesses;

/// <summary>The witnesses (C2SP tlog-witness) that cosign the heads of the logs. Without the section none is asked.</summary>
internal sealed class WitnessOptions : ICheckedOptions
{
    public const int Most = 10;

    public static string Section => "Witnesses";

    public static string Wanted =>
        "Witnesses has All (for each witness Address, its submission prefix, http or https, and Key, its vkey of type 0x04), and may have EveryMinutes (1 to 1440) and TimeoutSeconds (1 to 60).";

    /// <summary>Each of them.</summary>
    public IList<NamedWitness> All { get; } = [];

    /// <summary>How long a log that has grown may go without.</summary>
    public int EveryMinutes { get; set; } = 10;

    /// <summary>How long one answer may take, to its last byte.</summary>
    public int TimeoutSeconds { get; set; } = 5;

    public string? Objection =>
        All.Count > Most ? $"{Section}:All names more than {Most}."
        : All.Select(ObjectionTo).FirstOrDefault(objection => objection is not null) is { } objection ? objection
        : All.DistinctBy(one => one.ReadKey()!.ToString()).Count() < All.Count || All.DistinctBy(one => one.ReadKey()!.Name).Count() < All.Count ? $"{Section}:All names a witness twice."
        : EveryMinutes is < 1 or > 1440 ? $"{Section}:EveryMinutes is {EveryMinutes}."
        : TimeoutSeconds is < 1 or > 60 ? $"{Section}:TimeoutSeconds is {TimeoutSeconds}."
        : null;

    private static string? ObjectionTo(NamedWitness witness, int i) =>
        witness.Address is not { IsAbsoluteUri: true, Scheme: "http" or "https" } ? $"{Section}:All:{i}:Address is not an http or https address."
        : witness.Address.UserInfo.Length > 0 || witness.Address.Query.Length > 0 ? $"{Section}:All:{i}:Address must hold no credential and no query."
        : witness.ReadKey() is null ? $"{Section}:All:{i}:Key is not the vkey of a witness."
        : null;
}

/// <summary>One witness.</summary>
internal sealed class NamedWitness
{
    /// <summary>Its submission prefix.</summary>
    public Uri? Address { get; set; }

    /// <summary>Its vkey.</summary>
    public string? Key { get; set; }

    /// <summary>The key; null if it is none.</summary>
    public WitnessKey? ReadKey()
    {
        try
        {
            return WitnessKey.Parse(Key ?? "");
        }
        catch (EvidenceFormatException)
        {
            return null;
        }
    }
}
