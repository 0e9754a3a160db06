/**
 * A key and its certificate for 127.0.0.1, self-signed, which nobody trusts (made with `openssl req -x509 -newkey ec
 * -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 36500 -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1`).
 */
export const selfSigned = {
	key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg6QZOQW4u3bp1bTS8
W8+ogLWFmio/eJGbrgl8i8pzMI2hRANCAAR03O2Dp+oz4tXv9bkiSzbczmLzGkir
WDHJ3bMb6cxu2Y6sTJIBtlvfzMrFg1+53OgMmTpRmvKTp4f7dKI+Rxln
-----END PRIVATE KEY-----`,
	cert: `-----BEGIN CERTIFICATE-----
MIIBkTCCATagAwIBAgIUMlVPLGm1l67xl3v0kUPMNwDk4l8wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNTA2MjEyNloYDzIxMjYxMTAx
MDYyMTI2WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAR03O2Dp+oz4tXv9bkiSzbczmLzGkirWDHJ3bMb6cxu2Y6sTJIBtlvf
zMrFg1+53OgMmTpRmvKTp4f7dKI+Rxlno2QwYjAdBgNVHQ4EFgQU/yAnu8qj95Q/
9O2f1Shuca+u7GAwHwYDVR0jBBgwFoAU/yAnu8qj95Q/9O2f1Shuca+u7GAwDwYD
VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0kAMEYC
IQCcBxywrdh7Hq5iLZcZlySuDIpXvlveJOEzhCwtWfCL6gIhAJDOCFj6P4Zhvpea
0iIQo+gdnMjdCGUOrl2O3ucb5VEV
-----END CERTIFICATE-----`,
};
