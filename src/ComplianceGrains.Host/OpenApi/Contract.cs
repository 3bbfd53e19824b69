using System.Text.Json;
using System.Text.Json.Serialization;
using ComplianceGrains.Api;
using ComplianceGrains.Api.Problems;
using ComplianceGrains.Host.Features;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NodaTime;
using Scalar.AspNetCore;

namespace ComplianceGrains.Host.OpenApi;

/// <summary>The OpenAPI document: what is sent and answered, as it is on the wire, so that a generated client fits.</summary>
internal sealed class Contract : Feature
{
    private const string Title = "ComplianceGrains";

    private const string Description =
        """
        Compliance workflows for virtual-asset firms: a control that ran, provably. Every change is a command with an `Idempotency-Key`;
        its answer carries what was decided, and a signed receipt of it. Instants are ISO 8601 in UTC, dates `yyyy-MM-dd`, amounts and
        scores decimal strings. Problems are RFC 9457 documents with `errors` by JSON Pointer and `retryable`.
        """;

    /// <summary>Types that are texts on the wire, with their format.</summary>
    private static readonly Dictionary<Type, (JsonSchemaType Type, string? Format)> Texts = new()
    {
        [typeof(Instant)] = (JsonSchemaType.String, "date-time"),
        [typeof(LocalDate)] = (JsonSchemaType.String, "date"),
        [typeof(decimal)] = (JsonSchemaType.String, "decimal"),
    };

    /// <summary>Schemas of the framework that nothing refers to once operations have their own.</summary>
    private static readonly string[] Unused = ["ProblemDetails", "IFormFile", "IFormFileCollection"];

    public override void Map(IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        routes.MapScalarApiReference("/docs", pages =>
        {
            (pages.Title, pages.HideClientButton, pages.Telemetry, pages.ShowDeveloperTools) = (Title, true, false, DeveloperToolsVisibility.Never);
            pages.DisableAgent().DisableMcp();
        }).AllowAnonymous();
    }

    public override void Add(IHostApplicationBuilder host)
    {
        var services = host.Services.AddSingleton<OperationTable>();
        // The document describes with these options; the endpoints themselves read and write with WireJson.
        services.ConfigureHttpJsonOptions(http =>
        {
            http.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            http.SerializerOptions.PropertyNamingPolicy = WireJson.Options.PropertyNamingPolicy;
            http.SerializerOptions.Encoder = WireJson.Options.Encoder;
            foreach (var converter in WireJson.Options.Converters)
                http.SerializerOptions.Converters.Add(converter);
        });
        services.AddOpenApi(api =>
        {
            api.CreateSchemaReferenceId = type => Nullable.GetUnderlyingType(type.Type) is null && !Texts.ContainsKey(type.Type) && type.Type != typeof(JsonElement)
                ? OpenApiOptions.CreateDefaultSchemaReferenceId(type)
                : null;
            api.AddSchemaTransformer((schema, context, _) =>
            {
                Describe(schema, context.JsonTypeInfo.Type);
                return Task.CompletedTask;
            });
            api.AddOperationTransformer((operation, context, _) =>
            {
                OperationShape.Apply(operation, context);
                return Task.CompletedTask;
            });
            api.AddDocumentTransformer(async (document, context, cancellation) =>
            {
                Head(document, context.ApplicationServices.GetRequiredService<OperationTable>());
                document.AddComponent(nameof(ProblemBody), await context.GetOrCreateSchemaAsync(typeof(ProblemBody), null, cancellation));
                document.AddComponent(nameof(FieldError), await context.GetOrCreateSchemaAsync(typeof(FieldError), null, cancellation));
                // A schema that is asked for here comes with what it is made of written out.
                ((OpenApiSchema)((OpenApiSchema)document.Components!.Schemas![nameof(ProblemBody)]).Properties!["errors"]).Items = new OpenApiSchemaReference(nameof(FieldError), document);
                foreach (var unused in Unused)
                    document.Components.Schemas.Remove(unused);
                var requests = RequestShape.Of(context.ApplicationServices.GetRequiredService<IReadOnlyList<Feature>>());
                foreach (var (name, schema) in document.Components.Schemas)
                    SchemaShape.Apply(name, (OpenApiSchema)schema, requests);
            });
        });
    }

    private static void Head(OpenApiDocument document, OperationTable operations)
    {
        document.Info = new OpenApiInfo
        {
            Title = Title,
            Version = "v1",
            Description = Description,
            License = new OpenApiLicense { Name = "Apache-2.0", Identifier = "Apache-2.0" },
        };
        // Relative to the document: whoever reads it has reached the host already.
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Tags = operations.Tags.Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Says }).ToHashSet();
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [OperationShape.Scheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "The key of a principal: who calls, in which role, in which jurisdictions. A sandbox has them in `sandbox.json` of its data folder; where the firm's issuer says who people are, it is an access token, and `Act-As` names the role of somebody who has several.",
            },
        };
    }

    private static void Describe(OpenApiSchema schema, Type type)
    {
        var (known, nullable) = Nullable.GetUnderlyingType(type) is { } inner ? (inner, true) : (type, false);
        if (!Texts.TryGetValue(known, out var text))
            return;
        schema.Type = nullable ? text.Type | JsonSchemaType.Null : text.Type;
        schema.Format = text.Format;
        schema.Properties = null;
        schema.Required = null;
        schema.Pattern = known == typeof(decimal) ? @"^-?[0-9]+(\.[0-9]+)?$" : null;
    }
}
