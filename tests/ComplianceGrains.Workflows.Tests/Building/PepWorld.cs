using System.Text;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Packs;

namespace ComplianceGrains.Workflows.Tests.Building;

/// <summary>A firm whose European pack names a list of politically exposed persons, as no pack that we ship does.</summary>
internal static class PepWorld
{
    public const string List = "pep-world";
    public const string Kind = "possible-pep";

    /// <summary>The European pack alone, with the list.</summary>
    public static PackLibrary Library { get; } = With($"  pepLists: [{List}]\n");

    /// <summary>The European pack alone, with more lines in its section on screening.</summary>
    public static PackLibrary With(string lines, string lists = "[ofac-sdn]")
    {
        var real = Repository.Library.InForce("EU", A.Monday)!;
        var files = real.Files.ToDictionary(file => file.Path, file => file.Bytes, StringComparer.Ordinal);
        var pack = Encoding.UTF8.GetString(files["pack.yaml"].Span);
        Assert.Contains("  threshold: 0.85\n", pack, StringComparison.Ordinal);
        pack = pack.Replace("  threshold: 0.85\n", $"{lines}  threshold: 0.85\n", StringComparison.Ordinal).Replace("    - { value: [ofac-sdn], until", $"    - {{ value: {lists}, until", StringComparison.Ordinal);
        files["pack.yaml"] = Encoding.UTF8.GetBytes(pack);
        var catalog = File.ReadAllText(Path.Combine(Repository.Packs, "catalog.yaml")).Replace("\nlists:\n", $"\nlists:\n  {List}: politically exposed persons of all countries\n", StringComparison.Ordinal);
        return PackLibrary.Read(catalog, [new PackFolder("eu", files)]).OrThrow();
    }

    /// <summary>Nobody of whom tests tell is on a list of sanctions; these are politically exposed.</summary>
    public static SubjectWorld Of(params string[] exposed)
    {
        var world = new SubjectWorld(Library, "EU", A.Monday);
        world.Lists.Put(A.List, ["PETROV, Somebody"], A.Monday);
        world.Lists.Put(List, exposed.Length > 0 ? exposed : ["ANOTHER, One"], A.Monday);
        return world;
    }

    /// <summary>A customer whose relationship runs.</summary>
    public static SubjectWorld Active()
    {
        var world = Of();
        Assert.Null(world.Apply(A.Person));
        Assert.Null(world.Verify());
        Assert.Equal("active", world.Customer!.Status);
        return world;
    }

    /// <summary>The list of politically exposed persons has a new version.</summary>
    public static void PutExposed(this SubjectWorld world, params string[] names)
    {
        world.Lists.Put(List, names, world.Now);
        world.ListChanged();
    }

    /// <summary>Two people confirm or dismiss the one that is open.</summary>
    public static void EndExposed(this SubjectWorld world, string disposition) =>
        world.End(world.Opened.Last(id => world.Exceptions[id] is { Kind: Kind, Closed: false }), disposition);
}
