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
            .AddSingleton(new RetentionPolicy(IsOn(configuration, "Retention:DeleteAfterFloor"), IsOn(configuration, "Retention:Destroy")));
    }

    /// <summary>A firm that says nothing keeps its records.</summary>
    private static bool IsOn(IConfiguration configuration, string setting) => configuration[setting] switch
    {
        null => false,
        var text when bool.TryParse(text, out var on) => on,
        var text => throw new InvalidDataException($"{setting} is '{text}': write true or false."),
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
