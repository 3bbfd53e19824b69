using System.Reflection;
using System.Text;

namespace ComplianceGrains.Workflows.Schemas;

/// <summary>
/// What has been published of every kind and never changes: <c>kinds.lock</c> at the root of the repository, embedded in the
/// assembly of the kinds; kinds of another assembly stand in its own. A schema that
/// changes under its name would make every earlier history unreadable, and a class that changes would end or prolong its keeping.
/// </summary>
public static class KindLock
{
    private const string Header = "# name\taudience\trecord class\tsha-256 of the schema\tschema. Lines are added, never changed: a change is a new version of the kind.\n";

    /// <summary>The whole file for these kinds.</summary>
    public static string Text(IEnumerable<DecisionKind> kinds) => Header + string.Concat(kinds.Select(kind => $"{Line(kind)}\n"));

    /// <summary>Where these kinds are not what was published, a sentence each; empty if all is as it was.</summary>
    /// <param name="kinds">All of them.</param>
    /// <param name="assemblies">Where they come from besides this one.</param>
    public static IReadOnlyList<string> Faults(IReadOnlyCollection<DecisionKind> kinds, params IEnumerable<Assembly> assemblies)
    {
        var lines = assemblies.Append(typeof(KindLock).Assembly).Distinct().SelectMany(Read).ToDictionary(line => line[..line.IndexOf('\t', StringComparison.Ordinal)], StringComparer.Ordinal);
        var known = kinds.ToDictionary(kind => kind.Name, StringComparer.Ordinal);
        return
        [
            .. lines.Where(line => !known.ContainsKey(line.Key)).Select(line => $"The kind {line.Key} was published and is gone; histories that hold it would not read."),
            .. known.Values.Where(kind => lines.TryGetValue(kind.Name, out var line) && line != Line(kind))
                .Select(kind => $"The kind {kind.Name} is not what kinds.lock says was published under this name. Give the changed kind a new version."),
            .. known.Keys.Where(name => !lines.ContainsKey(name)).Select(name => $"The kind {name} does not stand in kinds.lock. Add its line before anything is written with it."),
        ];
    }

    private static string Line(DecisionKind kind) =>
        string.Join('\t', kind.Name, kind.Shown, kind.Kept, kind.Schema.Digest, Encoding.ASCII.GetString(kind.Schema.Canonical.Span));

    private static string[] Read(Assembly assembly)
    {
        using var stream = assembly.GetManifestResourceStream("kinds.lock");
        return stream is null ? [] : [.. new StreamReader(stream).ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#')];
    }
}
