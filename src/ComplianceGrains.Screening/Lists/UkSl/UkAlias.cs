namespace ComplianceGrains.Screening.Lists.UkSl;

/// <summary>The UK Sanctions List's words about a name.</summary>
internal static class UkAlias
{
    /// <summary><c>Primary name</c>, <c>Primary name variation</c> and <c>Alias</c>.</summary>
    public static NameType Type(string? word) =>
        string.Equals(word, "Primary name", StringComparison.OrdinalIgnoreCase) ? NameType.Primary : NameType.Alias;

    /// <summary><c>Low quality a.k.a</c>; good quality or nothing is strong.</summary>
    public static bool IsWeak(string? word) => word?.StartsWith("Low", StringComparison.OrdinalIgnoreCase) == true;
}
