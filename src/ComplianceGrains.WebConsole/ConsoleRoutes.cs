using System.Reflection;
using ComplianceGrains.WebConsole.Cases;
using ComplianceGrains.WebConsole.Customers;
using ComplianceGrains.WebConsole.Exports;
using ComplianceGrains.WebConsole.Hosts;
using ComplianceGrains.WebConsole.Lists;
using ComplianceGrains.WebConsole.Packs;
using ComplianceGrains.WebConsole.Places;
using ComplianceGrains.WebConsole.Sessions;
using ComplianceGrains.WebConsole.Today;
using ComplianceGrains.WebConsole.Wallets;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace ComplianceGrains.WebConsole;

/// <summary>The console's addresses. Every page is read and every decision sent without a script.</summary>
public static class ConsoleRoutes
{
    /// <summary>Nothing comes from elsewhere, nothing runs, nothing frames it, and forms go nowhere else.</summary>
    private const string Policy = "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly byte[] Style = Read("console.css");

    /// <summary>Maps them.</summary>
    public static void MapWebConsole(this IEndpointRouteBuilder routes)
    {
        var all = routes.MapGroup(Addresses.Root).ExcludeFromDescription().WithMetadata(new FormLimit()).AddEndpointFilter(async (invocation, next) =>
        {
            var headers = invocation.HttpContext.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.CacheControl = "no-store";
            return await next(invocation);
        });
        all.MapGet("/console.css", (HttpContext http) =>
        {
            http.Response.Headers.CacheControl = "max-age=3600";
            return Results.Bytes(Style, "text/css; charset=utf-8");
        }).AllowAnonymous();
        var signedIn = all.MapGroup("").RequireAuthorization(new AuthorizeAttribute { AuthenticationSchemes = Person.Scheme });
        SessionRoutes.Map(all, signedIn);
        TodayRoutes.Map(signedIn);
        CaseRoutes.Map(signedIn);
        CustomerRoutes.Map(signedIn);
        RecordRoutes.Map(signedIn);
        WalletRoutes.Map(signedIn);
        ListRoutes.Map(signedIn);
        ExportRoutes.Map(signedIn);
        PackRoutes.Map(signedIn);
        DraftRoutes.Map(signedIn);
        VerificationRoutes.Map(signedIn);
    }

    private static byte[] Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>Forms are a few sentences.</summary>
    private sealed class FormLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => 256 * 1024;
    }
}
