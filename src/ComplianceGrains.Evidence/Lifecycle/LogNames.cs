using ComplianceGrains.Evidence.Kinds;

namespace ComplianceGrains.Evidence.Lifecycle;

/// <summary>The three logs of a jurisdiction. A log's name is also its checkpoint origin and the name of its key.</summary>
public static class LogNames
{
    /// <summary>All decisions bound by the jurisdiction.</summary>
    public const string Decisions = "decisions";

    /// <summary>Suspicious-transaction work.</summary>
    public const string R = "r";

    /// <summary>Packs, schemas, keys, tombstones, holds, exports.</summary>
    public const string Lifecycle = "lifecycle";

    /// <summary><c>origin/j/log</c>.</summary>
    /// <param name="origin">The firm's, e.g. <c>evidence.example.com</c>.</param>
    /// <param name="label">The jurisdiction in lower case, e.g. <c>us-ny</c>, with <c>.2</c> after a restore.</param>
    /// <param name="log">One of the three short names.</param>
    public static string Of(string origin, string label, string log) => $"{origin}/{label}/{log}";

    /// <summary>The jurisdiction whose log it is: <c>US-NY</c>.</summary>
    /// <param name="name">Full name.</param>
    public static string JurisdictionOf(string name) => name.Split('/')[^2].Split('.')[0].ToUpperInvariant();

    /// <summary>The label in a log's name: <c>eu</c>, or <c>eu.2</c> after a restore.</summary>
    /// <param name="name">Full name.</param>
    public static string LabelOf(string name) => name.Split('/')[^2];

    /// <summary>A log's name as it was in its first incarnation: what its salts, its key and so its pseudonyms are made under in each.</summary>
    /// <param name="name">Full name.</param>
    public static string BaseOf(string name) => EvidenceNames.BaseOf(name);

    /// <summary>A label as it was in its first incarnation.</summary>
    /// <param name="label">E.g. <c>eu.2</c>.</param>
    public static string BaseLabelOf(string label) => label.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? label[..dot] : label;

    /// <summary>Whether a log is that of suspicion work, of which nobody outside it may learn.</summary>
    /// <param name="name">Full name.</param>
    public static bool IsSuspicion(string name) => name.EndsWith("/" + R, StringComparison.Ordinal);

    internal static bool IsLifecycle(string name) => name.EndsWith("/" + Lifecycle, StringComparison.Ordinal);
}
