namespace ComplianceGrains.Drills.Edits;

/// <summary>One change of a stopped data folder behind the program's back.</summary>
/// <param name="Kind">What was done, e.g. <c>flip</c>.</param>
/// <param name="File">In which file.</param>
/// <param name="Place">Table and column, e.g. <c>sealed.blob</c>; a table alone, or empty for the whole file.</param>
/// <param name="Text">The whole of it, so that somebody can do the same by hand.</param>
/// <param name="Before">The value before, as SQLite prints it; null where there is no one value.</param>
/// <param name="After">The value after.</param>
internal sealed record Edit(string Kind, string File, string Place, string Text, string? Before = null, string? After = null);
