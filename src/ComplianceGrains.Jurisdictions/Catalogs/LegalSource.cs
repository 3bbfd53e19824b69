namespace ComplianceGrains.Jurisdictions.Catalogs;

/// <summary>A text that rules are taken from.</summary>
/// <param name="Id">The pack's own short name, e.g. <c>amlr-77</c>.</param>
/// <param name="Title">The citation as a lawyer would write it.</param>
/// <param name="Url">Where the text was read, or null if it was not.</param>
public sealed record LegalSource(string Id, string Title, string? Url)
{
    /// <summary>The firm's own choice, where the law says nothing or leaves it open.</summary>
    public bool IsPolicy => Id == "firm-policy";
}
