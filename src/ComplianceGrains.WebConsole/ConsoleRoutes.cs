using ComplianceGrains.WebConsole.Cases;
using ComplianceGrains.WebConsole.Counterparties;
using ComplianceGrains.WebConsole.Customers;
using ComplianceGrains.WebConsole.Exports;
using ComplianceGrains.WebConsole.Frames;
using ComplianceGrains.WebConsole.Hosts;
using ComplianceGrains.WebConsole.Inquiries;
using ComplianceGrains.WebConsole.Lists;
using ComplianceGrains.WebConsole.Liveness;
using ComplianceGrains.WebConsole.Monitoring;
using ComplianceGrains.WebConsole.Packs;
using ComplianceGrains.WebConsole.Places;
using ComplianceGrains.WebConsole.Rights;
using ComplianceGrains.WebConsole.Sessions;
using ComplianceGrains.WebConsole.Suspicions;
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
    /// <summary>Maps them.</summary>
    public static void MapWebConsole(this IEndpointRouteBuilder routes)
    {
        var all = routes.MapGroup(Addresses.Root).ExcludeFromDescription().WithMetadata(new FormLimit()).AddEndpointFilter(async (invocation, next) =>
        {
            PagePolicy.Protect(invocation.HttpContext);
            return await next(invocation);
        });
        foreach (var part in PagePart.All)
            all.MapGet($"/{part.Name}", part.Answer).AllowAnonymous();
        var signedIn = all.MapGroup("").RequireAuthorization(new AuthorizeAttribute { AuthenticationSchemes = Person.Scheme });
        SessionRoutes.Map(all, signedIn);
        TodayRoutes.Map(signedIn);
        CaseRoutes.Map(signedIn);
        CustomerRoutes.Map(signedIn);
        RecordRoutes.Map(signedIn);
        RequestRoutes.Map(signedIn);
        TransferRoutes.Map(signedIn);
        WalletRoutes.Map(signedIn);
        ListRoutes.Map(signedIn);
        ExportRoutes.Map(signedIn);
        CounterpartyRoutes.Map(signedIn);
        InquiryRoutes.Map(signedIn);
        MonitoringRoutes.Map(signedIn);
        SuppressionRoutes.Map(signedIn);
        RaiseRoutes.Map(signedIn);
        SuspicionRoutes.Map(signedIn);
        LivenessRoutes.Map(signedIn);
        PackRoutes.Map(signedIn);
        DraftRoutes.Map(signedIn);
        VerificationRoutes.Map(signedIn);
    }

    /// <summary>Forms are a few sentences.</summary>
    private sealed class FormLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => 256 * 1024;
    }
}
