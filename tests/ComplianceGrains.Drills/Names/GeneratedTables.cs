using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using ComplianceGrains.Storage.Azure.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace ComplianceGrains.Drills.Names;

/// <summary>
/// Stands before the emulator's tables and answers what is asked about generated people, who are in no table: the emulator goes through all
/// of a table for each question about a range, and would take days for a million of them. All else it passes on.
/// </summary>
public sealed partial class GeneratedTables : IAsyncDisposable
{
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
    private readonly WebApplication _app;
    private readonly int _service;

    private long _answered;
    private long _written;

    private GeneratedTables(int service)
    {
        _service = service;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>Where it listens.</summary>
    public int Port => new Uri(_app.Urls.Single()).Port;

    /// <summary>Who is there from now on; null for nobody.</summary>
    public People? People { get; set; }

    /// <summary>Questions about them that were answered.</summary>
    public long Answered => Interlocked.Read(ref _answered);

    /// <summary>Entities that were written or deleted, each of a transaction for itself.</summary>
    public long Written => Interlocked.Read(ref _written);

    /// <param name="service">The port of the tables.</param>
    public static async Task<GeneratedTables> StartAsync(int service)
    {
        var tables = new GeneratedTables(service);
        await tables._app.StartAsync();
        return tables;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (People is not { } people || !HttpMethods.IsGet(context.Request.Method) || !await IsAnsweredAsync(context, people))
            await PassAsync(context);
    }

    private async Task<bool> IsAnsweredAsync(HttpContext context, People people)
    {
        var (path, filter) = (context.Request.Path.Value!, context.Request.Query["$filter"].ToString());
        if (KeyRow().Match(path) is { Success: true } key)
            return people.Key(key.Groups[1].Value) is { } row && await OneAsync(context, row);
        if (PointRow().Match(path) is { Success: true } point)
            return int.Parse(point.Groups[1].Value, CultureInfo.InvariantCulture) is var person && point.Groups[2].Value switch
            {
                "!" => await OneAsync(context, people.Head(person)),
                "d0000000001" => await OneAsync(context, (await people.ApplicationAsync(person))[0]),
                "p0000000001" => await OneAsync(context, (await people.ApplicationAsync(person))[1]),
                _ => false,
            };
        if (History().Match(filter) is { Success: true } history)
            return await ManyAsync(context, history.Groups[2].Value is "0000000000" or "0000000001" ? [(await people.ApplicationAsync(int.Parse(history.Groups[1].Value, CultureInfo.InvariantCulture)))[0]] : [], null);
        return Places().Match(filter) is { Success: true } places && await PlacesAsync(context, people, places.Groups[1].Value, places.Groups[2].Value);
    }

    /// <summary>The first numbers of a cell are theirs, and whoever came later has the next ones, in the emulator.</summary>
    private async Task<bool> PlacesAsync(HttpContext context, People people, string partition, string from)
    {
        var next = context.Request.Query["NextRowKey"].ToString();
        var first = long.Parse(next.Length > 0 ? next[^19..] : from, NumberStyles.None, CultureInfo.InvariantCulture);
        var cell = int.Parse(partition.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        if (first > people.In(cell))
            return false;
        var last = Math.Min(people.In(cell), first + int.Parse(context.Request.Query["$top"].ToString(), CultureInfo.InvariantCulture) - 1);
        return await ManyAsync(context, [.. Enumerable.Range((int)first, (int)(last - first) + 1).Select(number => people.Place(cell, number))], (partition, Cell.Name(last + 1)));
    }

    private Task<bool> OneAsync(HttpContext context, TableEntity row) => WriteAsync(context, json => Write(json, row), null);

    private Task<bool> ManyAsync(HttpContext context, IReadOnlyList<TableEntity> rows, (string Partition, string Row)? next) => WriteAsync(context, json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("value");
        foreach (var row in rows)
            Write(json, row);
        json.WriteEndArray();
        json.WriteEndObject();
    }, next);

    private async Task<bool> WriteAsync(HttpContext context, Action<Utf8JsonWriter> write, (string Partition, string Row)? next)
    {
        Interlocked.Increment(ref _answered);
        context.Response.ContentType = "application/json;odata=minimalmetadata;streaming=true;charset=utf-8";
        context.Response.Headers["x-ms-version"] = "2019-02-02";
        if (next is { } place)
            (context.Response.Headers["x-ms-continuation-NextPartitionKey"], context.Response.Headers["x-ms-continuation-NextRowKey"]) = (place.Partition, place.Row);
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        write(json);
        return true;
    }

    private static void Write(Utf8JsonWriter json, TableEntity row)
    {
        json.WriteStartObject();
        json.WriteString("odata.etag", "W/\"generated\"");
        foreach (var (name, value) in row)
            switch (value)
            {
                case long number:
                    json.WriteString($"{name}@odata.type", "Edm.Int64");
                    json.WriteString(name, number.ToString(CultureInfo.InvariantCulture));
                    break;
                case byte[] bytes:
                    json.WriteString($"{name}@odata.type", "Edm.Binary");
                    json.WriteBase64String(name, bytes);
                    break;
                case string text:
                    json.WriteString(name, text);
                    break;
            }
        json.WriteEndObject();
    }

    private async Task PassAsync(HttpContext context)
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        if (!HttpMethods.IsGet(context.Request.Method))
            Interlocked.Add(ref _written, context.Request.Path.Value!.EndsWith("$batch", StringComparison.Ordinal) ? Change().Count(Encoding.Latin1.GetString(body.GetBuffer(), 0, (int)body.Length)) : 1);
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        using var request = new HttpRequestMessage(
            new HttpMethod(context.Request.Method), new Uri($"http://127.0.0.1:{_service}{target}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (body.Length > 0 || !HttpMethods.IsGet(context.Request.Method))
            request.Content = new ByteArrayContent(body.ToArray());
        foreach (var header in context.Request.Headers.Where(header => header.Key is not ("Host" or "Transfer-Encoding" or "Connection" or "Content-Length")))
            if (!request.Headers.TryAddWithoutValidation(header.Key, header.Value.ToArray()))
                request.Content?.Headers.TryAddWithoutValidation(header.Key, header.Value.ToArray());
        using var answer = await _http.SendAsync(request, CancellationToken.None);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var header in answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Transfer-Encoding" or "Connection" or "Content-Length")))
            context.Response.Headers[header.Key] = header.Value.ToArray();
        await answer.Content.CopyToAsync(context.Response.Body);
    }

    [GeneratedRegex(@"^(POST|PUT|MERGE|PATCH|DELETE) http", RegexOptions.Multiline)]
    private static partial Regex Change();

    [GeneratedRegex(@"/keys\(PartitionKey='k[0-9A-F]{2}',\s*RowKey='r~([^']+)'\)$")]
    private static partial Regex KeyRow();

    [GeneratedRegex(@"/cells\(PartitionKey='c[0-9A-F]{2}',\s*RowKey='h~customer=002Fgen-(\d{7})~([^']+)'\)$")]
    private static partial Regex PointRow();

    [GeneratedRegex(@"RowKey ge 'h~customer=002Fgen-(\d{7})~d(\d{10})'")]
    private static partial Regex History();

    [GeneratedRegex(@"^PartitionKey eq '(c[0-9A-F]{2})' and RowKey ge 'n~(\d{19})'")]
    private static partial Regex Places();
}
