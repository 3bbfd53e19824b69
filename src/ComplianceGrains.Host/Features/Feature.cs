using System.Reflection;

namespace ComplianceGrains.Host.Features;

/// <summary>
/// A part of the host, beside what it is about: what it registers, its endpoints, and what they say of themselves. It is
/// found by itself in the program and in the assemblies of the modules: a new one needs no line anywhere.
/// </summary>
internal abstract class Feature
{
    /// <summary>What its operations are about; null if it has none.</summary>
    public virtual OperationTag? Tag => null;

    /// <summary>Its endpoints as the document and the table of roles name them.</summary>
    public virtual IReadOnlyList<Operation> Operations => [];

    /// <summary>Registers what it needs.</summary>
    public virtual void Add(IHostApplicationBuilder host)
    {
    }

    /// <summary>Maps its endpoints.</summary>
    public virtual void Map(IEndpointRouteBuilder routes)
    {
    }

    /// <summary>All features of some assemblies, in the order of their names.</summary>
    public static IReadOnlyList<Feature> In(IEnumerable<Assembly> assemblies) =>
    [
        .. assemblies.Distinct().SelectMany(assembly => assembly.GetTypes()).Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(Feature)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal).Select(type => (Feature)Activator.CreateInstance(type)!),
    ];
}
