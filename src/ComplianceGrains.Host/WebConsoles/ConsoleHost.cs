using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Grains.Packs;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Host.Authorization;
using ComplianceGrains.Host.Health;
using ComplianceGrains.Host.Hosting;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Host.Settings;
using ComplianceGrains.WebConsole.Hosts;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Exports;
using ComplianceGrains.Workflows.Inquiries;
using ComplianceGrains.Workflows.Suspicions;
using ComplianceGrains.Workflows.Wallets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace ComplianceGrains.Host.WebConsoles;

/// <summary>This host, as the console sees it.</summary>
internal sealed class ConsoleHost(
    HostArguments arguments, IConfiguration configuration, IServer server, Readiness readiness, SandboxPrincipals principals, IOptions<PeopleOptions> people, RuleBook rules, EndpointDataSource endpoints)
    : IConsoleHost
{
    private readonly Lazy<Dictionary<string, IReadOnlyList<string>>> _roles = new(() => endpoints.Endpoints.OfType<RouteEndpoint>()
        .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])
            .Select(method => (Name: $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}", endpoint.Metadata.GetMetadata<PermittedRoles>()?.Roles)))
        .Where(one => one.Roles is not null)
        .ToDictionary(one => one.Name, one => one.Roles!, StringComparer.Ordinal));

    /// <summary>As configured, or where this process listens: on the loopback, if it listens everywhere.</summary>
    public Uri Api => configuration["Console:Api"] is { Length: > 0 } elsewhere ? new Uri(elsewhere) : Loopback(
        (server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []).OrderBy(address => address.StartsWith("https:", StringComparison.OrdinalIgnoreCase)).FirstOrDefault() ?? arguments.Urls);

    public string? WaitingFor => readiness.WaitingFor;

    public IReadOnlyList<Person> ToTry => arguments.Demo ? [.. principals.All.Where(one => one.Principal.IsPerson).Select(PersonOf)] : [];

    public bool TakesKeys => principals.File is not null;

    public string? Issuer => people.Value.ClientId is null ? null : IssuerSignIn.SchemeName;

    public IReadOnlyList<string> Jurisdictions => [.. rules.Library.Jurisdictions];

    public IReadOnlyList<string> ExceptionKinds => [.. rules.Library.Catalog.Names("exceptionKinds").Order(StringComparer.Ordinal)];

    public IReadOnlyList<string> CustomerStatuses => CustomerStatus.All;

    public IReadOnlyList<string> WalletStatuses => WalletStatus.All;

    public IReadOnlyList<string> ExportStatuses => Export.Statuses;

    public IReadOnlyList<string> InquiryStatuses => Inquiry.Statuses;

    public IReadOnlyList<string> SuspicionStatuses => SuspicionCase.Statuses;

    public Person? Find(string key) => principals.Find(key) is { IsPerson: true } principal ? PersonOf(principals.All.First(one => one.Principal == principal)) : null;

    public bool May(string role, string endpoint) => _roles.Value.TryGetValue(endpoint, out var roles)
        ? roles.Contains(role)
        : throw new InvalidOperationException($"The API has no endpoint {endpoint}.");

    private static Person PersonOf((string Id, string Key, Principal Principal) one) =>
        new(one.Principal.Id, one.Id.Replace("sandbox-", "", StringComparison.Ordinal), one.Principal.Role, one.Principal.Jurisdictions, one.Key);

    private static Uri Loopback(string address)
    {
        var listening = new UriBuilder(address.Replace("://+", "://0.0.0.0", StringComparison.Ordinal).Replace("://*", "://0.0.0.0", StringComparison.Ordinal));
        if (listening.Host is "0.0.0.0" or "[::]" or "::")
            listening.Host = "127.0.0.1";
        return listening.Uri;
    }
}
