namespace ComplianceGrains.WebConsole.Frames;

/// <summary>Several things in one field of a form.</summary>
internal static class Words
{
    /// <summary>Words or ids with spaces, commas or ends of lines between them; null for none.</summary>
    public static IReadOnlyList<string>? Of(string? text) =>
        text?.Split([' ', ',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } words ? words : null;

    /// <summary>One text a line; null for none.</summary>
    public static IReadOnlyList<string>? Lines(string? text) =>
        text?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } lines ? lines : null;
}
