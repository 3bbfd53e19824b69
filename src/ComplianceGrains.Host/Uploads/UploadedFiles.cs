using System.Security.Cryptography;
using System.Text;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Host.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ComplianceGrains.Host.Uploads;

/// <summary>The files of one multipart request, on disk while the request lasts: a large upload needs no memory of its size.</summary>
internal sealed class UploadedFiles : IDisposable
{
    private const int MostFiles = 20;

    private const int LongestField = 64 * 1024;

    private readonly Dictionary<string, (FileStream File, string Digest, string Field)> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    /// <summary>How many there are.</summary>
    public int Count => _files.Count;

    /// <summary>Bytes of all of them.</summary>
    public long Length => _files.Values.Sum(file => file.File.Length);

    /// <summary>Name to a function that opens the file anew.</summary>
    public IReadOnlyDictionary<string, Func<Stream>> Streams => Where(_ => true);

    /// <summary>The parts that are no files, by name.</summary>
    public IReadOnlyDictionary<string, string> Fields => _fields;

    /// <summary>Tells a repeat of the same files from other ones.</summary>
    public byte[] Fingerprint => Encoding.UTF8.GetBytes(string.Join('\n', _files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{file.Key} {file.Value.Digest}")));

    /// <summary>The files that came as parts of one name.</summary>
    public IReadOnlyDictionary<string, Func<Stream>> Of(string field) => Where(file => file == field);

    /// <summary>Takes in a request, file by file as it comes.</summary>
    /// <param name="http">The request.</param>
    /// <param name="folder">Where the files wait.</param>
    /// <param name="checks">What is wrong with the request.</param>
    /// <returns>The files; or a refusal if the request is too large.</returns>
    public static async Task<(UploadedFiles Files, Refusal? Refusal)> ReadAsync(HttpContext http, UploadFolder folder, Checks checks)
    {
        var files = new UploadedFiles();
        try
        {
            http.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = folder.Largest;
            if (Boundary(http.Request) is { } boundary)
                await files.TakeAsync(new MultipartReader(boundary, http.Request.Body), folder, checks, http.RequestAborted);
            if (files.Count == 0)
                checks.Fail("", "no-files", "Send the files as multipart/form-data; the file name tells which is which.");
            return (files, null);
        }
        catch (BadHttpRequestException failure) when (failure.StatusCode == 413)
        {
            files.Dispose();
            return (new UploadedFiles(), new Refusal(413, "too-large", $"The request is larger than the {folder.Largest >> 20} MB that this host takes.", []));
        }
        catch (Exception failure) when (failure is InvalidDataException or BadHttpRequestException or IOException)
        {
            checks.Fail("", "malformed", "The multipart body could not be read.");
            return (files, null);
        }
        catch (OperationCanceledException)
        {
            files.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (file, _, _) in _files.Values)
            file.Dispose();
        _files.Clear();
    }

    private static string? Boundary(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= 70 } boundary ? boundary : null;

    private async Task TakeAsync(MultipartReader sections, UploadFolder folder, Checks checks, CancellationToken cancellation)
    {
        while (await sections.ReadNextSectionAsync(cancellation) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                continue;
            var field = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
            if (!disposition.IsFileDisposition())
            {
                await TakeFieldAsync(field, section.Body, checks, cancellation);
                continue;
            }

            var name = Path.GetFileName(HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString());
            if (_files.Count == MostFiles)
            {
                checks.Fail("", "too-many-files", $"Send at most {MostFiles} files.");
                return;
            }

            var file = folder.Create();
            if (!_files.TryAdd(name, (file, "", field)))
            {
                await file.DisposeAsync();
                checks.Fail("", "duplicate-file", "Two files have the same name.");
                return;
            }

            _files[name] = (file, await CopyAsync(section.Body, file, cancellation), field);
        }
    }

    private Dictionary<string, Func<Stream>> Where(Func<string, bool> isWanted) => _files.Where(file => isWanted(file.Value.Field)).ToDictionary(
        file => file.Key, file => (Func<Stream>)(() => new FileStream(file.Value.File.Name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)), StringComparer.Ordinal);

    private async Task TakeFieldAsync(string name, Stream body, Checks checks, CancellationToken cancellation)
    {
        var bytes = new byte[LongestField];
        var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        if (length == bytes.Length || _fields.Count == MostFiles)
            checks.Fail(name == "reason" ? name : "", "too-long", "A field that is no file is shorter.");
        else
            _fields[name] = Encoding.UTF8.GetString(bytes, 0, length);
    }

    private static async Task<string> CopyAsync(Stream from, FileStream to, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[64 * 1024];
        int length;
        while ((length = await from.ReadAsync(buffer, cancellation)) > 0)
        {
            hash.AppendData(buffer, 0, length);
            await to.WriteAsync(buffer.AsMemory(0, length), cancellation);
        }

        await to.FlushAsync(cancellation);
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
