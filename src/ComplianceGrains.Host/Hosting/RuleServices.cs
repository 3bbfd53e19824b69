using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Customers;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Host.Settings;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Scenarios;
using ComplianceGrains.Workflows.Retention;

namespace ComplianceGrains.Host.Hosting;

/// <summary>Reads the packs, and where the firm's entities are licensed.</summary>
internal static class RuleServices
{
    public static void AddRules(this IServiceCollection services, HostArguments arguments, IConfiguration configuration)
    {
        var library = PackLibrary.Load(arguments.Jurisdictions).OrThrow();
        var booking = configuration.GetSection("BookingEntities").Get<Dictionary<string, string>>()
            ?? library.Jurisdictions.ToDictionary(jurisdiction => $"demo-{jurisdiction.ToLowerInvariant()}", jurisdiction => jurisdiction);
        Check(booking, library);
        services.AddSingleton(new RuleBook(library, new Lazy<ScenarioSet>(() => ScenarioSet.Load(arguments.Jurisdictions)))).AddSingleton(new BookingEntities(booking))
            .AddSingleton(new EvidenceOrigin(configuration["Origin"] ?? "evidence.example.com"))
            .AddSingleton(RetentionOf(configuration["Retention:DeleteAfterFloor"]));
    }

    /// <summary>Whether records go when every floor is over and no law says by when: a firm that says nothing keeps them.</summary>
    private static RetentionPolicy RetentionOf(string? setting) => setting switch
    {
        null => RetentionPolicy.Keep,
        _ when bool.TryParse(setting, out var delete) => new RetentionPolicy(delete),
        _ => throw new InvalidDataException($"Retention:DeleteAfterFloor is '{setting}': write true to destroy records when every floor is over though no law names a day, false to keep them."),
    };

    /// <summary>An entity in a jurisdiction without rules could decide nothing.</summary>
    private static void Check(Dictionary<string, string> booking, PackLibrary library)
    {
        foreach (var (entity, jurisdiction) in booking.OrderBy(entity => entity.Key, StringComparer.Ordinal))
            if (!library.Jurisdictions.Contains(jurisdiction))
                throw new InvalidDataException(
                    $"BookingEntities:{entity}: there is no pack of jurisdiction '{jurisdiction}'. Known are {string.Join(", ", library.Jurisdictions)}: correct the code, or add its pack.");
    }
}
