namespace ComplianceGrains.Jurisdictions.Yaml;

/// <summary>Something in a pack that is not fine, said to the person who writes it.</summary>
/// <param name="File">Path relative to the packs' directory, with forward slashes.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Message">A sentence that says what is wrong and what to do.</param>
public sealed record PackError(string File, int Line, int Column, string Message)
{
    /// <summary><c>file:line:column: message</c>, the form editors and terminals make clickable.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}: {Message}";
}
